import type { Clock } from "#platform/clock.ts";
import type { Database, Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { CheckInRecord, EndedArrival, NewCheckInRecord } from "./check-in-record.ts";
import { selectEndedArrivals, selectRecords, storeRecords } from "./check-ins.sql.ts";

type Deps = { db: Database; pool: Pool; clock: Clock };

export type SyncRequest = {
  device: { id: string; name: string };
  records: readonly NewCheckInRecord[];
  /** `nextSince` of the last round that came to its end; null for everything. */
  since: Date | null;
  /** `next` of the page before, in the same round. */
  after: { receivedAt: Date; id: string } | null;
};

export type SyncAnswer = {
  /** Ids of records that were not taken, because the event has no such booking. */
  refused: string[];
  /** Of all devices, this one's own included, as they are stored. */
  records: CheckInRecord[];
  next: SyncRequest["after"];
  nextSince: Date;
  endedArrivals: EndedArrival[];
};

const RECORDS_PER_PAGE = 1000;
/**
 * A row is stamped before its transaction commits, so one with an earlier stamp may show up after a later one. No call lasts longer
 * than this; what is read twice is the same.
 */
const OVERLAP_MS = 30_000;

/** Stores what a device did at the counter, each record once, and tells it what all devices did. */
export async function syncCheckIns(
  { db, pool, clock }: Deps,
  eventId: string,
  { device, records, since, after }: SyncRequest,
  by: string,
): Promise<SyncAnswer> {
  const nextSince = new Date(clock.now().getTime() - OVERLAP_MS);
  const entries = records.map((record) => ({ ...record, entry: entryOf(eventId, record, device.name, by) }));
  const refused =
    entries.length === 0
      ? []
      : await storeRecords(pool, eventId, { device, by, records: entries, now: clock.databaseNow() });
  const from = after ?? (since && { receivedAt: since, id: "" });
  const [page, endedArrivals] = await Promise.all([
    selectRecords(db, eventId, { after: from, limit: RECORDS_PER_PAGE }),
    selectEndedArrivals(db, eventId),
  ]);
  const last = page.at(-1);
  return {
    refused,
    records: page.map(({ receivedAt: _, doneAt, ...record }) => ({ ...record, doneAt: doneAt.toISOString() })),
    next: last && page.length === RECORDS_PER_PAGE ? { receivedAt: last.receivedAt, id: last.id } : null,
    nextSince,
    endedArrivals,
  };
}

function entryOf(
  eventId: string,
  { kind, bookingId, doneAt, collectedBy }: NewCheckInRecord,
  device: string,
  by: string,
) {
  const about = { subject: bookingId, by };
  return kind === "check_in"
    ? createAuditEntry(eventId, "check_in", { ...about, facts: { doneAt, device, collectedBy } })
    : createAuditEntry(eventId, "undo_check_in", { ...about, facts: { doneAt, device } });
}
