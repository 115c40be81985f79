import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { RowKeys } from "./rider-row.ts";

export type BookedRider = {
  requestId: string | null;
  phone: string | null;
  emailKey: string | null;
  nameKey: string | null;
  bookingId: string;
  reference: string;
};

/** Who of them has a booking already, or was added by one of these requests. */
export async function selectBooked(
  db: Database,
  eventId: string,
  requestIds: readonly string[],
  keys: readonly RowKeys[],
): Promise<BookedRider[]> {
  const { rows } = await sql<BookedRider>`
    SELECT request_id AS "requestId", phone_key AS phone, email_key AS "emailKey", name_key AS "nameKey", id AS "bookingId", reference FROM bookings
    WHERE event_id = ${eventId} AND (request_id = ANY (${[...requestIds]}::text[]) OR (state IN ('paying', 'confirmed') AND (
      phone_key = ANY (${keys.flatMap(({ phone }) => phone ?? [])}::text[])
      OR email_key = ANY (${keys.map(({ emailKey }) => emailKey)}::text[]))))`.execute(db);
  return rows;
}
