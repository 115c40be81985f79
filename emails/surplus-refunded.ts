import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { emailCopyIn } from "./copy.ts";
import type { Letter } from "./letter.ts";
import { refundLetter } from "./refund-letter.ts";

/** Two payments came for one booking; the second has been sent back and the booking stays as it is. */
export function surplusRefunded(facts: BookingFacts): Letter {
  const { surplus } = emailCopyIn(facts.participant.language);
  const { subject, preview, heading, opening, unchanged } = surplus;
  const isStill = facts.state === "confirmed";
  return refundLetter(facts, { subject, preview, heading, opening: [opening, ...(isStill ? [unchanged] : [])] });
}
