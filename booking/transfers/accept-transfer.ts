import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import type { LinkedBooking } from "../bookings/access-token.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { newMessages } from "../messages/enqueue-messages.ts";
import { decideParticipant, type FormInput, type FormProblem } from "../participants/participant.ts";
import type { Transfer } from "./transfer.ts";

export type AcceptRefusal = "transfer_ended" | "already_booked";

export type AcceptAnswer =
  /** With what opens the booking from here on. */
  | { accepted: true; booking: LinkedBooking; isNew: boolean }
  | { accepted: false; problems: FormProblem[] }
  | { accepted: false; because: AcceptRefusal };

type Row = { outcome: "accepted" | AcceptRefusal; link_generation: number | null; is_new: boolean };

/**
 * The person to whom a booking was offered accepts it: they have read and signed the waiver and answered the event's questions
 * themselves. Phone and email are those that the offer went to. Every link and ticket from before is void. Pressed twice, or by two
 * people who both have the link, it is accepted once, and both find the ticket.
 */
export async function acceptTransfer(
  { pool, clock }: { pool: Pool; clock: Clock },
  event: BookableEvent,
  { id, bookingId, to }: Pick<Transfer, "id" | "bookingId" | "to">,
  form: Omit<FormInput, "phone" | "email">,
  address: string | null,
): Promise<AcceptAnswer> {
  const decided = decideParticipant({ ...form, phone: to.phone, email: to.email }, event);
  if (!decided.ok) return { accepted: false, problems: decided.problems };
  const { name, language, answers } = decided.participant;
  const [row] = await callFunction<Row>(pool, "accept_transfer", [
    event.id,
    bookingId,
    id,
    JSON.stringify({ name, language, answers }),
    JSON.stringify({ ...decided.signature, address }),
    JSON.stringify(newMessages(event.id, "transfer_done", id)),
    clock.databaseNow(),
  ]);
  if (!row) throw new Error(`accept_transfer returned no row for ${bookingId}`);
  if (row.outcome !== "accepted") return { accepted: false, because: row.outcome };
  return {
    accepted: true,
    booking: { id: bookingId, linkGeneration: row.link_generation as number },
    isNew: row.is_new,
  };
}
