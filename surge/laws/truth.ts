import type { Told, VisitorRecord } from "../crowd/visitor-record.ts";
import type { BookingRow, Rows } from "../stage/rows.sql.ts";
import { type Finding, finding, type RunRecord } from "./run-record.ts";

/** The clocks of this process and of PostgreSQL are the same machine's; a commit is stamped a little before it is seen. */
const SKEW_MS = 1500;

/** Every sentence that a visitor was shown was true in the rows at some moment between its question and its answer. */
export function judgeTruth({ records, rows }: RunRecord): Finding {
  const sales = new Map(rows.map((sale) => [sale.slug, sale]));
  const bookings = new Map<string | null, BookingRow>(
    rows.flatMap((sale) => sale.bookings.map((row) => [row.id, row])),
  );
  let looked = 0;
  const offenders: string[] = [];
  for (const record of records) {
    const sale = sales.get(record.slug);
    if (!sale) continue;
    for (const told of record.told) {
      looked += 1;
      const booking = bookings.get(told.bookingId);
      const fault = faultOf(told, record, sale, booking);
      if (fault !== null) offenders.push(`visitor ${record.index} was told ${told.what}: ${fault}`);
    }
  }
  return finding("every sentence shown is true in the rows", looked, offenders);
}

function faultOf(told: Told, record: VisitorRecord, sale: Rows, booking: BookingRow | undefined): string | null {
  if (told.what === "sold_out") return faultOfSoldOut(told, sale);
  if (told.what === "called") return faultOfCall(told, record, sale);
  if (!booking) return "no such booking is stored";
  const { createdAt, confirmedAt, endedAt } = booking;
  const hasBegun = createdAt <= told.at + SKEW_MS;
  const hasEnded = endedAt !== null && endedAt < told.askedAt - SKEW_MS;
  switch (told.what) {
    case "held":
    case "paying":
      return hasBegun && !hasEnded ? null : "the booking was not alive";
    case "confirmed":
      return confirmedAt !== null && confirmedAt <= told.at + SKEW_MS && !hasEnded
        ? null
        : "the booking was not confirmed";
    case "expired":
    case "released":
    case "cancelled":
      return endedAt !== null && endedAt <= told.at + SKEW_MS ? null : "the booking had not ended";
  }
}

/** No place could come back by itself any more: all are confirmed. */
function faultOfSoldOut({ askedAt, at }: Told, { capacity, categories, bookings }: Rows): string | null {
  const confirmedBy = (time: number) =>
    bookings.filter(
      ({ confirmedAt, endedAt }) => confirmedAt !== null && confirmedAt <= time && (endedAt ?? time) >= time,
    );
  const sold = Math.max(confirmedBy(askedAt + SKEW_MS).length, confirmedBy(at + SKEW_MS).length);
  const sellable = Math.min(
    capacity,
    categories.reduce((sum, category) => sum + category.capacity, 0),
  );
  return sold >= sellable ? null : `${sold} of ${sellable} places were sold`;
}

function faultOfCall({ at }: Told, { number }: VisitorRecord, { calls, passedOver }: Rows): string | null {
  if (number === null) return null; // Called in the answer to the join, which names it: see the claim.
  const isCalled = calls.some(
    ({ first, last, calledAt }) => first <= number && number <= last && calledAt <= at + SKEW_MS,
  );
  if (isCalled) return null;
  return `number ${number} was not called${isIn(passedOver, number) ? `; the queue passed over ${passedOver}` : ""}`;
}

/** Whether a multirange as PostgreSQL writes it, such as {[1,5),[9,12)}, holds a number. */
const isIn = (multirange: string, number: number): boolean =>
  [...multirange.matchAll(/\[(\d+),(\d+)\)/g)].some(([, from, to]) => number >= Number(from) && number < Number(to));

/** The numbers of a status document are those of the rows, a moment before or after. */
export function judgeDocuments({ documents, rows }: RunRecord): Finding {
  const sales = new Map(rows.map((sale) => [sale.slug, sale]));
  const offenders = documents.flatMap(({ slug, at, confirmed, capacity }) => {
    const sale = sales.get(slug);
    if (!sale) return [];
    const times = sale.bookings.flatMap(({ confirmedAt }) => (confirmedAt === null ? [] : [confirmedAt]));
    const ended = sale.bookings.filter(
      ({ state, confirmedAt }) => state === "cancelled" && confirmedAt !== null,
    ).length;
    const least = times.filter((time) => time <= at - SKEW_MS).length - ended;
    const most = times.filter((time) => time <= at + SKEW_MS).length;
    const isTrue = capacity === sale.capacity && confirmed >= least && confirmed <= most;
    return isTrue
      ? []
      : [`${slug} at ${new Date(at).toISOString()}: ${confirmed} confirmed, the rows say ${least} to ${most}`];
  });
  return finding("every status document is true in the rows", documents.length, offenders);
}
