import { indiaStamp } from "#platform/india-local.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import type { StatementFacts } from "../messages/statement-facts.ts";
import type { EventStatement } from "./read-statement.ts";
import { summaryOf } from "./statement-summary.ts";

/** Guards against mistakes and misuse: more than any event has people who keep its books. Our choice. */
export const STATEMENTS_PER_DAY_MAX = 20;
/** What mail servers take with certainty. Our choice; SES takes 40 MB. */
export const ATTACHMENT_BYTES_MAX = 10 * 1024 * 1024;

export type StatementEmailState = "queued" | "sent" | "failed";

/** One that was sent, or will be. */
export type StatementEmail = {
  id: string;
  sentTo: string;
  by: string;
  at: Date;
  state: StatementEmailState;
  sentAt: Date | null;
  /** What the provider said last, where it did not take it. */
  lastError: string | null;
};

/** Whoever gets the email is not the organizer. */
const toOthers: Record<string, string> = {
  "You receive": "The organizer receives",
  "You owe Startline": "The organizer owes Startline",
};

/** What the email says that `by` has sent. */
export function statementFactsOf(
  event: BookableEvent,
  { generatedAt, totals, counts }: Pick<EventStatement, "generatedAt" | "totals" | "counts">,
  by: string,
): StatementFacts {
  return {
    eventTitle: event.title || event.slug,
    startsAt: event.startsAt,
    generatedAt,
    rows: summaryOf(totals, counts).map(({ label, amountPaise }) => ({ label: toOthers[label] ?? label, amountPaise })),
    sentBy: by,
    organizer: { name: event.organizerName, phone: event.organizerPhone },
    fileName: `${event.slug}-statement-${indiaStamp(generatedAt).slice(0, 10)}.pdf`,
  };
}
