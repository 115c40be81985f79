import { callFunction, type Pool } from "#platform/database.ts";
import type { Participant } from "../participants/participant.ts";

/** `limit`: as many as may be booked with the phone, or with the email, are. `same_name`: one more may be, of another name. */
export type ContactInWay = { because: "limit" | "same_name"; limit: number };

type Row = { is_same_rider: boolean; phone_slot: number | null; email_slot: number | null };

/**
 * What a booking's phone and email were refused for, to be said and never to decide by; null where nothing is in the way any
 * more. Once the limit is reached nothing is said of the name: whoever tries names on somebody else's phone learns no more than
 * trying to pay tells them anyway.
 */
export async function readContactInWay(
  pool: Pool,
  booking: { eventId: string; id: string },
  { phone, emailKey, name }: Pick<Participant, "phone" | "emailKey" | "name">,
  limit: number,
): Promise<ContactInWay | null> {
  const [row] = await callFunction<Row>(pool, "claim_contact", [booking.eventId, booking.id, phone, emailKey, name]);
  if (!row) return null;
  if (row.phone_slot === null || row.email_slot === null) return { because: "limit", limit };
  return row.is_same_rider ? { because: "same_name", limit } : null;
}
