import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import type { Letter } from "./letter.ts";
import { buttonTo, frameOf, refundSection } from "./letter-frame.ts";

type RefundCopy = Pick<Letter, "subject" | "preview" | "heading" | "opening">;

/** Money has been sent back: why, how much, under which reference, and when the bank shows it. */
export function refundLetter(facts: BookingFacts, words: RefundCopy): Letter {
  const { refund } = facts;
  if (!refund) throw new Error("a letter about a refund needs the refund");
  const frame = frameOf(facts, refund.amountPaise);
  const { back, bookingButton } = frame.copy;
  return {
    language: frame.language,
    subject: frame.say(words.subject),
    preview: frame.say(words.preview),
    tone: "plain",
    heading: frame.say(words.heading),
    opening: [...words.opening, ...(refund.isPaidByHand ? [back.byHand] : [back.sent, back.ask])].map(frame.say),
    button: buttonTo(bookingButton, facts),
    sections: refundSection(frame, refund, facts),
    contact: frame.contact,
    footer: frame.footer,
  };
}
