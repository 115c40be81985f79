import { sql } from "kysely";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import type { CheckInRecord, EndedArrival } from "./check-in-record.ts";

/** Written by `store_check_ins` and nothing else; never changed. */
export interface CheckInRecordsTable {
  event_id: string;
  id: string;
  booking_id: string;
  kind: CheckInRecord["kind"];
  undoes: string | null;
  done_at: Date;
  device_id: string;
  device_name: string;
  collected_by: string | null;
  sent_by: string;
  received_at: Date;
}

/** Answers the ids of those whose booking the event does not have. */
export async function storeRecords(
  pool: Pool,
  eventId: string,
  {
    device,
    by,
    records,
    now,
  }: { device: { id: string; name: string }; by: string; records: object[]; now: Date | null },
): Promise<string[]> {
  const values = [eventId, device.id, device.name, by, JSON.stringify(records), now];
  const rows = await callFunction<{ store_check_ins: string }>(pool, "store_check_ins", values);
  return rows.map((row) => row.store_check_ins);
}

type ReceivedRecord = Pick<CheckInRecordsTable, "id" | "kind" | "undoes"> &
  Pick<CheckInRecord, "bookingId" | "collectedBy" | "deviceId" | "deviceName"> & { doneAt: Date; receivedAt: Date };

/** In the order in which they came, after the one at `after`; from the first on where that is null. */
export async function selectRecords(
  db: Database,
  eventId: string,
  { after, limit }: { after: { receivedAt: Date; id: string } | null; limit: number },
): Promise<ReceivedRecord[]> {
  const { rows } = await sql<ReceivedRecord>`
    SELECT id, booking_id AS "bookingId", kind, undoes, done_at AS "doneAt", device_id AS "deviceId",
      device_name AS "deviceName", collected_by AS "collectedBy", received_at AS "receivedAt"
    FROM check_in_records
    WHERE event_id = ${eventId}
      AND (${after?.receivedAt ?? null}::timestamptz IS NULL
        OR (received_at, id) > (${after?.receivedAt ?? null}::timestamptz, ${after?.id ?? ""}))
    ORDER BY received_at, id LIMIT ${limit}`.execute(db);
  return rows;
}

export async function selectAnyCheckIn(db: Database, eventId: string): Promise<boolean> {
  const { rows } = await sql<{ isThere: boolean }>`
    SELECT EXISTS (
      SELECT FROM check_in_records
      WHERE event_id = ${eventId} AND kind = 'check_in' AND is_checked_in(event_id, booking_id)
    ) AS "isThere"`.execute(db);
  return rows[0]?.isThere ?? false;
}

/** Bookings that are checked in and have no place any more. */
export async function selectEndedArrivals(db: Database, eventId: string): Promise<EndedArrival[]> {
  const { rows } = await sql<EndedArrival>`
    SELECT b.id AS "bookingId", b.reference, coalesce(p.name, '') AS name
    FROM bookings b LEFT JOIN participants p ON p.event_id = b.event_id AND p.booking_id = b.id
    WHERE b.event_id = ${eventId} AND b.state <> 'confirmed'
      AND b.id IN (SELECT booking_id FROM check_in_records WHERE event_id = ${eventId})
      AND is_checked_in(b.event_id, b.id)
    ORDER BY b.id`.execute(db);
  return rows;
}

export type ListedRow = {
  id: string;
  reference: string;
  linkGeneration: number;
  name: string | null;
  category: string | null;
  bib: number | null;
  owesPaise: number;
  isWaiverSigned: boolean;
};

/** The confirmed of an event after the booking `afterId`, by id. */
export async function selectListedRiders(
  db: Database,
  eventId: string,
  { afterId, limit }: { afterId: string; limit: number },
): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    SELECT b.id, b.reference, b.link_generation AS "linkGeneration", p.name, c.name AS category, b.bib_number AS bib,
      greatest(b.owed_paise, 0) AS "owesPaise", w.version IS NOT NULL AS "isWaiverSigned"
    FROM (
      SELECT * FROM bookings WHERE event_id = ${eventId} AND id > ${afterId} AND state = 'confirmed' ORDER BY id LIMIT ${limit}
    ) b
    LEFT JOIN categories c ON c.event_id = b.event_id AND c.id = b.category_id
    LEFT JOIN LATERAL (
      SELECT name FROM participants p WHERE p.event_id = b.event_id AND p.booking_id = b.id LIMIT 1
    ) p ON true
    LEFT JOIN LATERAL (
      SELECT version FROM waiver_signatures s WHERE s.event_id = b.event_id AND s.booking_id = b.id LIMIT 1
    ) w ON true
    ORDER BY b.id`.execute(db);
  return rows;
}

export async function selectCancelledReferences(db: Database, eventId: string): Promise<string[]> {
  const { rows } = await sql<{ reference: string }>`
    SELECT reference FROM bookings WHERE event_id = ${eventId} AND state = 'cancelled' ORDER BY id`.execute(db);
  return rows.map(({ reference }) => reference);
}
