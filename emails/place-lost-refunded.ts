import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import type { Letter } from "./letter.ts";
import { frameOf, refundSection } from "./letter-frame.ts";

/** The payment came too late and no place was left. */
export function placeLostRefunded(facts: BookingFacts): Letter {
  const frame = frameOf(facts);
  const { lost } = frame.wording;
  return {
    language: frame.language,
    subject: frame.say(lost.subject),
    preview: frame.say(lost.preview),
    tone: "plain",
    heading: lost.heading,
    opening: [frame.say(lost.opening), frame.say(lost.promise)],
    button: { label: frame.wording.bookingButton, url: facts.privateLink },
    sections: refundSection(frame, facts),
    contact: frame.contact,
    footer: frame.footer,
  };
}
