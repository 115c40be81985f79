import type { VisitorRecord } from "../crowd/visitor-record.ts";
import type { Rows } from "../stage/rows.sql.ts";

/** A fault as it was made: from when to when, in milliseconds since 1970. */
export type FaultRecord = {
  name: string;
  at: number;
  /** When what was broken ran again; null if it was never away. */
  mendedAt: number | null;
  /** Within so many milliseconds of the fault somebody must be sold something again; null where nothing is promised. */
  sellsAgainWithinMs: number | null;
  /** Until it is mended nothing can be stored. */
  isDatabaseAway: boolean;
  /** Why the surge itself could not make it, or mend it. */
  failure: string | null;
};

/** What one merchant's account at Razorpay says of one order, in paise. */
export type AccountItem = {
  order_id: string;
  receipt: string;
  captured: number;
  refunded: number;
  refunds_pending: number;
};

/** All that is known of a run when it is over: what the laws judge. Nothing of it is changed after that. */
export type RunRecord = {
  records: readonly VisitorRecord[];
  /** By sale; empty where nobody may look into the database. */
  rows: readonly Rows[];
  account: readonly AccountItem[];
  inbox: readonly { to: string; channel: string }[];
  /** What `npm run integrity` found broken; null where it could not run. */
  integrity: readonly string[] | null;
  faults: readonly FaultRecord[];
  /** Successful writes of people with a call or a place. */
  sales: readonly { sentAt: number; answeredAt: number }[];
  oddities: readonly string[];
  /** Numbers of the status documents that were sampled. */
  documents: readonly { slug: string; at: number; phase: string; confirmed: number; capacity: number }[];
  /** Messages, refunds and webhooks that were still to be dealt with in the end. */
  leftUndone: readonly string[];
  startedAt: number;
  endedAt: number;
};

export type Finding = {
  law: string;
  holds: boolean;
  /** How much was looked at: a law that saw nothing proves nothing. */
  looked: number;
  offenders: string[];
};

export function finding(law: string, looked: number, offenders: string[]): Finding {
  return { law, holds: offenders.length === 0, looked, offenders };
}
