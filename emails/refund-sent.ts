import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import type { Letter } from "./letter.ts";
import { refundLetter } from "./refund-letter.ts";
import { wordingIn } from "./wording.ts";

/** Money went back for a reason that the person knows already, or that the organizer knows. */
export function refundSent(facts: BookingFacts): Letter {
  const { sent } = wordingIn(facts.participant.language);
  const { subject, preview, heading, opening } = sent;
  return refundLetter(facts, { subject, preview, heading, opening: [opening] });
}
