import type { VisitorRecord } from "../crowd/visitor-record.ts";
import { type Finding, finding, type RunRecord } from "./run-record.ts";

/** How long a call lasts at least (call_window_seconds). */
const CALL_MS = 60_000;
/** So long after PostgreSQL is back people with a place are served again. */
const DATABASE_BACK_MS = 10_000;
const BUSY_LAW = "nobody with a place or a call is told `busy` twice in a row";

/**
 * Who was told `busy` once, and then served, was not let down; twice in a row is too often for somebody with a place or a call. While
 * there is no database nobody can be told anything better.
 */
export function judgeBusy({ records, faults }: RunRecord): Finding {
  const away = faults.filter(({ isDatabaseAway }) => isDatabaseAway);
  const isExcused = (time: number) =>
    away.some(({ at, mendedAt }) => time >= at && time <= (mendedAt ?? at) + DATABASE_BACK_MS);
  const called = records.filter(({ turnAt }) => turnAt !== null);
  const offenders = called.flatMap(({ index, busyRuns }) => {
    const times = busyRuns.map((run) => run.filter((time) => !isExcused(time)).length);
    const most = times.reduce((max, count) => Math.max(max, count), 0);
    return most > 1 ? [`visitor ${index} was told so ${most} times in a row`] : [];
  });
  return finding(BUSY_LAW, called.length, offenders);
}

/** Nobody with a place lost it without having let it go; nobody who paid stands without ticket or refund. */
export function judgeLost({ records, rows }: RunRecord): Finding {
  const stored = new Map(rows.flatMap(({ bookings }) => bookings.map((booking) => [booking.id, booking])));
  const holders = records.filter(({ bookingId }) => bookingId !== null);
  const offenders = holders.flatMap((record) => {
    const { index, end, refusedCode, bookingId } = record;
    if (rows.length > 0 && !stored.has(bookingId as string))
      return [`visitor ${index}: booking ${bookingId} is not stored`];
    const wasLetGo = refusedCode === "claims_used_up"; // Of somebody who gave places back before.
    if (end === "expired" || (end === "refused" && !wasLetGo))
      return [`visitor ${index} lost the place: ${refusedCode}`];
    return record.paidAt !== null && end === "sold_out" ? [`visitor ${index} paid and was told sold out`] : [];
  });
  return finding("nobody who has a place loses it", holders.length, offenders);
}

/** Whoever saw the turn, and pressed within the minute of the call, is not told that all is sold. */
export function judgeCalled({ records }: RunRecord): Finding {
  const called = records.filter(({ turnAt }) => turnAt !== null);
  const offenders = called.filter(wasRefused);
  return finding(
    "nobody is called and then told sold out",
    called.length,
    offenders.map(({ index, number }) => `visitor ${index}, number ${number}, was called and told sold out`),
  );
}

function wasRefused({ turnAt, claimedAt, end, timesHeld }: VisitorRecord): boolean {
  if (end !== "sold_out" || turnAt === null || claimedAt === null || timesHeld > 0) return false;
  return claimedAt - turnAt < CALL_MS;
}

/** Every visit came to an end: a ticket, a sentence that says why not, or the visitor's own decision. */
export function judgeAnswered({ records }: RunRecord): Finding {
  const offenders = records.filter(({ end }) => end === "unfinished");
  const kinds = Map.groupBy(offenders, ({ joinedAt, heldAt }) =>
    heldAt !== null ? "with a place" : joinedAt !== null ? "in the queue" : "without a number",
  );
  return finding(
    "everybody learns how it ended",
    records.length,
    [...kinds].map(([kind, of]) => `${of.length} ${kind} do not know (visitor ${of[0]?.index})`),
  );
}

/** A second press, or a second tab, is answered with what the first one was. */
export const judgeRepeats = ({ records, oddities }: RunRecord): Finding =>
  finding("a repeated press has the same answer", records.length, [...oddities]);
