import type { Clock } from "#platform/clock.ts";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { newMessages } from "../messages/enqueue-messages.ts";
import { decideCorrection } from "../participants/decide-correction.ts";
import type { AskedEvent, DetailsInput, FormProblem, StoredParticipant } from "../participants/participant.ts";
import { readParticipant } from "../participants/read-participant.ts";
import { readBooking } from "./read-booking.ts";

type Refusal = "still_in_form" | "booking_ended" | "participant_missing" | "already_booked";
export type CorrectRefusal = Refusal | "unknown_booking" | "edited_elsewhere";

export type CorrectionAnswer =
  | { corrected: true; version: number }
  | { corrected: false; problems: FormProblem[] }
  | { corrected: false; because: Refusal | "unknown_booking" }
  /** Somebody changed the person since `version` was read; nothing was written. */
  | { corrected: false; because: "edited_elsewhere"; current: StoredParticipant };

export type CorrectionRequest = {
  details: DetailsInput;
  /** Of the participant whom the organizer saw. */
  version: number;
  /** Whether the ticket goes out anew, to the address and number that are right now. */
  sendsTicket: boolean;
  by: string;
};

type Deps = { db: Database; pool: Pool; clock: Clock };

/**
 * An organizer corrects who takes part in a booking that is being paid for or confirmed. Once phone or email were corrected, no link
 * that was sent before opens the booking any more. A correction that comes twice is made once; one that was decided from an older
 * reading is refused, unless it has come true already.
 */
export async function correctBooking(
  deps: Deps,
  event: AskedEvent & { id: string },
  bookingId: string,
  request: CorrectionRequest,
): Promise<CorrectionAnswer> {
  const booking = await readBooking(deps.db, bookingId);
  if (!booking || booking.eventId !== event.id) return { corrected: false, because: "unknown_booking" };
  if (booking.state === "held") return { corrected: false, because: "still_in_form" };
  const before = await readParticipant(deps.db, booking);
  if (!before) return { corrected: false, because: "participant_missing" };
  const answer = await correct(deps, event, bookingId, before, request);
  if (answer !== "edited_elsewhere") return answer;
  const current = await readParticipant(deps.db, booking);
  if (!current) return { corrected: false, because: "participant_missing" };
  // Pressed twice, the other press may have done it.
  const again = await correct(deps, event, bookingId, current, request);
  return again === "edited_elsewhere" ? { corrected: false, because: "edited_elsewhere", current } : again;
}

async function correct(
  { pool, clock }: Deps,
  event: AskedEvent & { id: string },
  bookingId: string,
  stored: StoredParticipant,
  { details, version, sendsTicket, by }: CorrectionRequest,
): Promise<CorrectionAnswer | "edited_elsewhere"> {
  const decided = decideCorrection(details, event, stored);
  if (!decided.ok) return { corrected: false, problems: decided.problems };
  const { participant, changes } = decided;
  if (changes.length === 0) return { corrected: true, version: stored.version };
  if (version !== stored.version) return "edited_elsewhere";

  const entry = createAuditEntry(event.id, "correct_booking", { subject: bookingId, by, facts: { changes } });
  const [row] = await callFunction<{ correct_booking: "corrected" | "edited_elsewhere" | Refusal }>(
    pool,
    "correct_booking",
    [
      event.id,
      bookingId,
      version,
      participant.name,
      participant.phone,
      participant.email,
      participant.emailKey,
      participant.language,
      JSON.stringify(participant.answers),
      sendsTicket ? JSON.stringify(newMessages(event.id, "booking_confirmed")) : null,
      JSON.stringify(entry),
      clock.databaseNow(),
    ],
  );
  const outcome = row?.correct_booking ?? "edited_elsewhere";
  if (outcome === "corrected") return { corrected: true, version: version + 1 };
  return outcome === "edited_elsewhere" ? outcome : { corrected: false, because: outcome };
}
