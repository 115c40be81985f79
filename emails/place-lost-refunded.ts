import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import type { Letter } from "./letter.ts";
import { frameOf, refundSection } from "./letter-frame.ts";

/** The payment came too late: no place was left, or the booking had been given up. */
export function placeLostRefunded(facts: BookingFacts): Letter {
  const frame = frameOf(facts);
  const { lost, ended } = frame.wording;
  const { heading, opening } = facts.state === "released" ? ended : lost;
  return {
    language: frame.language,
    subject: frame.say(lost.subject),
    preview: frame.say(lost.preview),
    tone: "plain",
    heading,
    opening: [frame.say(opening), frame.say(lost.promise)],
    button: { label: frame.wording.bookingButton, url: facts.privateLink },
    sections: refundSection(frame, facts),
    contact: frame.contact,
    footer: frame.footer,
  };
}
