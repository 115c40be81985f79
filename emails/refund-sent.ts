import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { emailCopyIn } from "./copy.ts";
import type { Letter } from "./letter.ts";
import { refundLetter } from "./refund-letter.ts";

/** Money went back for a reason that the person knows already, or that the organizer knows. */
export function refundSent(facts: BookingFacts): Letter {
  const { sent } = emailCopyIn(facts.participant.language);
  const { subject, preview, heading, opening } = sent;
  return refundLetter(facts, { subject, preview, heading, opening: [opening] });
}
