import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";

type Deps = { pool: Pool; clock: Clock };
type Key = { eventId: string; bookingId: string };

/**
 * Writes a note on a booking. Answers its id, or null where there is no such booking.
 * @param press names the press of the button: one that comes twice writes one note
 */
export async function writeNote(
  { pool, clock }: Deps,
  { eventId, bookingId }: Key,
  { text, press, by }: { text: string; press: string; by: string },
): Promise<string | null> {
  const id = newRowId("nte", eventId);
  const entry = createAuditEntry(eventId, "write_note", { subject: bookingId, by, facts: { noteId: id } });
  const values = [eventId, id, bookingId, press, text, by, JSON.stringify(entry), clock.now()];
  const [row] = await callFunction<{ write_note: string }>(pool, "write_note", values);
  return row?.write_note ?? null;
}

/** Strikes a note out, once. False where the booking has no such note. */
export async function strikeNote(
  { pool, clock }: Deps,
  { eventId, bookingId }: Key,
  { noteId, by }: { noteId: string; by: string },
): Promise<boolean> {
  const entry = createAuditEntry(eventId, "strike_note", { subject: bookingId, by, facts: { noteId } });
  const values = [eventId, bookingId, noteId, by, JSON.stringify(entry), clock.now()];
  const [row] = await callFunction<{ strike_note: boolean }>(pool, "strike_note", values);
  return row?.strike_note ?? false;
}
