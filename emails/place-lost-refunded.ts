import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { emailCopyIn } from "./copy.ts";
import type { Letter } from "./letter.ts";
import { refundLetter } from "./refund-letter.ts";
import { surplusRefunded } from "./surplus-refunded.ts";

/** The payment came too late: no place was left, or the booking had been given up. The money has been sent back. */
export function placeLostRefunded(facts: BookingFacts): Letter {
  // Money that we had left alone was taken after all, while another payment had paid: the person has the place.
  if (facts.state === "confirmed") return surplusRefunded(facts);
  const { lost, ended } = emailCopyIn(facts.participant.language);
  const { heading, opening } = facts.state === "expired" ? lost : ended;
  return refundLetter(facts, { subject: lost.subject, preview: lost.preview, heading, opening: [opening] });
}
