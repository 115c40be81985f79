import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import type { Letter } from "./letter.ts";
import { frameOf, refundSection } from "./letter-frame.ts";

/** Two payments came for one booking; the second goes back and the booking stays as it is. */
export function surplusRefunded(facts: BookingFacts): Letter {
  const frame = frameOf(facts);
  const { surplus } = frame.wording;
  return {
    language: frame.language,
    subject: frame.say(surplus.subject),
    preview: frame.say(surplus.preview),
    tone: "plain",
    heading: surplus.heading,
    opening: [frame.say(surplus.opening), frame.say(surplus.promise)],
    button: { label: frame.wording.bookingButton, url: facts.privateLink },
    sections: refundSection(frame, facts),
    contact: frame.contact,
    footer: frame.footer,
  };
}
