import type { StatusDocument } from "#http/events/event-schemas.ts";

/** What this browser saw of its call. Times of status documents, ISO 8601. */
export type ObservedTurn = {
  /** When its number was last seen waiting; null if never. */
  waitingAt: string | null;
  /** When it was first seen called; null while it waits. */
  calledAt: string | null;
};

/** How long a call lasts at least (call_window_seconds). */
const CALL_MS = 60_000;
/** With a larger gap between two documents a countdown would be too inaccurate to show. Our choice. */
const GAP_MAX_MS = 25_000;

type Facts = {
  status: Pick<StatusDocument, "generatedAt" | "queue"> | null;
  /** Undefined before this browser has joined; null before the draw, which counts as waiting. */
  number: number | null | undefined;
  /** The join's response said that the number is already called. */
  wasCalled: boolean;
  /** By the server's clock, for when there is no document. */
  now: string;
};

/** What to store of the turn as of this document; unchanged while there is nothing to observe. */
export function updateTurn(known: ObservedTurn | undefined, facts: Facts): ObservedTurn | undefined {
  const { status, number, wasCalled, now } = facts;
  if (number === undefined || (!status && !wasCalled)) return known;
  const isCalled = wasCalled || (status !== null && number !== null && status.queue.serving >= number);
  const at = status?.generatedAt ?? now;
  // Called in the join's response: it waited until that moment.
  return observeTurn(known ?? (wasCalled ? { waitingAt: at, calledAt: null } : undefined), at, isCalled);
}

export function observeTurn(seen: ObservedTurn | undefined, at: string, isCalled: boolean): ObservedTurn {
  if (!isCalled) return { waitingAt: at, calledAt: null };
  return seen?.calledAt ? seen : { waitingAt: seen?.waitingAt ?? null, calledAt: at };
}

/**
 * When the call ends. Exact: not later, and hardly sooner. Otherwise the page was away when the call came, and it
 * is only certain that the call is over by then.
 */
export function turnEnd({ waitingAt, calledAt }: ObservedTurn): { at: number; isExact: boolean } | null {
  if (calledAt === null) return null;
  const called = Date.parse(calledAt);
  const waiting = waitingAt === null ? Number.NEGATIVE_INFINITY : Date.parse(waitingAt);
  const isExact = called - waiting <= GAP_MAX_MS;
  return { at: (isExact ? waiting : called) + CALL_MS, isExact };
}
