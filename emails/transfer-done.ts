import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import type { Letter } from "./letter.ts";
import { buttonTo, frameOf } from "./letter-frame.ts";

/** The reader's booking now belongs to somebody else, whose name is not theirs to know from us. */
export function transferDone(facts: BookingFacts): Letter {
  const frame = frameOf(facts);
  const { copy, say } = frame;
  const { transferDone: done } = copy;
  return {
    language: frame.language,
    subject: say(done.subject),
    preview: say(done.preview),
    tone: "plain",
    heading: done.heading,
    opening: [say(done.opening), done.ticketEnds, ...(facts.payment ? [done.money] : [])],
    button: buttonTo(copy.bookingButton, facts),
    sections: [],
    contact: frame.contact,
    footer: frame.footer,
  };
}
