import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { decideParticipant, type FormInput, type FormProblem } from "../participants/participant.ts";
import { type Booking, type BookingState, REFUSAL_UNLESS_HELD } from "./booking.ts";

export type FormRefusal = (typeof REFUSAL_UNLESS_HELD)[keyof typeof REFUSAL_UNLESS_HELD];
export type FormOutcome =
  | { saved: true }
  | { saved: false; problems: FormProblem[] }
  | { saved: false; because: FormRefusal };

/**
 * Stores who takes part and what they agreed to: the waiver's version, its text's hash and language, time and address. May be
 * repeated while the place is held; from Pay on it stands, because phone and email are then claimed for the event.
 */
export async function fillInForm(
  deps: { pool: Pool; clock: Clock },
  booking: Booking,
  event: BookableEvent,
  input: FormInput,
  address: string | null,
): Promise<FormOutcome> {
  // From Pay on it stands for good: nobody waits to be told so.
  if (booking.state !== "held") return { saved: false, because: REFUSAL_UNLESS_HELD[booking.state] };
  const decided = decideParticipant(input, event);
  if (!decided.ok) return { saved: false, problems: decided.problems };

  const { participant, signature } = decided;
  const { name, phone, email, emailKey, language, answers } = participant;
  const [row] = await callFunction<{ save_participant: BookingState }>(deps.pool, "save_participant", [
    booking.eventId,
    booking.id,
    name,
    phone,
    email,
    emailKey,
    language,
    JSON.stringify(answers),
    signature.version,
    signature.hash,
    signature.language,
    address,
    deps.clock.databaseNow(),
  ]);
  const state = row?.save_participant ?? "expired";
  return state === "held" ? { saved: true } : { saved: false, because: REFUSAL_UNLESS_HELD[state] };
}
