import type { Generated, JSONColumnType } from "kysely";
import type { Database } from "#platform/database.ts";
import type { Language } from "#platform/languages.ts";
import type { StoredParticipant } from "./participant.ts";

export interface ParticipantsTable {
  event_id: string;
  booking_id: string;
  name: string;
  phone: string;
  email: string;
  email_key: string;
  language: Language;
  answers: JSONColumnType<Record<string, string>>;
  updated_at: Date;
  version: number;
}

export interface WaiverSignaturesTable {
  event_id: string;
  booking_id: string;
  version: number;
  text_hash: string;
  language: Language;
  signed_at: Date;
  address: string | null;
  /** The organizer who says that it was signed on paper. */
  recorded_by: string | null;
  /** By which its signer took the booking over; empty for the booking's first rider. */
  transfer_id: Generated<string>;
}

const participantTables = (db: Database) =>
  db.withTables<{ participants: ParticipantsTable; waiver_signatures: WaiverSignaturesTable }>();

export async function selectParticipant(
  db: Database,
  eventId: string,
  bookingId: string,
): Promise<StoredParticipant | null> {
  const row = await participantTables(db)
    .selectFrom("participants")
    .selectAll()
    .where("event_id", "=", eventId)
    .where("booking_id", "=", bookingId)
    .executeTakeFirst();
  if (!row) return null;
  const { name, phone, email, email_key: emailKey, language, answers, version } = row;
  return { name, phone, email, emailKey, language, answers, version };
}
