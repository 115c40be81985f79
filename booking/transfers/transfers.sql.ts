import type { Generated, Selectable } from "kysely";
import type { Database } from "#platform/database.ts";
import type { Language } from "#platform/languages.ts";
import type { Transfer, TransferState } from "./transfer.ts";

/** Written by `request_transfer`, `accept_transfer` and `cancel_transfer` and nothing else. */
export interface BookingTransfersTable {
  event_id: string;
  id: string;
  booking_id: string;
  request_id: string;
  state: Generated<TransferState>;
  name: string;
  phone: string;
  email: string;
  email_key: string;
  language: Language;
  requested_by: string;
  requested_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  former_name: string | null;
  former_phone: string | null;
  former_email: string | null;
  former_language: Language | null;
  link_generation: number | null;
}

/** The latest first. */
export async function selectTransfers(db: Database, booking: { eventId: string; id: string }): Promise<Transfer[]> {
  const rows = await db
    .withTables<{ booking_transfers: BookingTransfersTable }>()
    .selectFrom("booking_transfers")
    .selectAll()
    .where("event_id", "=", booking.eventId)
    .where("booking_id", "=", booking.id)
    .orderBy("requested_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(transferOf);
}

const transferOf = (row: Selectable<BookingTransfersTable>): Transfer => ({
  id: row.id,
  eventId: row.event_id,
  bookingId: row.booking_id,
  state: row.state,
  to: { name: row.name, phone: row.phone, email: row.email, language: row.language },
  requestedBy: row.requested_by,
  requestedAt: row.requested_at,
  expiresAt: row.expires_at,
  endedAt: row.ended_at,
  former: formerOf(row),
  linkGeneration: row.link_generation,
});

function formerOf(row: Selectable<BookingTransfersTable>): Transfer["former"] {
  const { former_name: name, former_phone: phone, former_email: email, former_language: language } = row;
  return name === null || phone === null || email === null || language === null
    ? null
    : { name, phone, email, language };
}
