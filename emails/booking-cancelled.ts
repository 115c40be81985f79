import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import type { Letter } from "./letter.ts";
import { frameOf, refundSection } from "./letter-frame.ts";

/** A confirmed booking has ended; money goes back if some was paid. */
export function bookingCancelled(facts: BookingFacts): Letter {
  const frame = frameOf(facts);
  const { cancelled } = frame.wording;
  return {
    language: frame.language,
    subject: frame.say(cancelled.subject),
    preview: frame.say(cancelled.preview),
    tone: "plain",
    heading: cancelled.heading,
    opening: [frame.say(cancelled.opening), ...(facts.refund ? [frame.say(cancelled.promise)] : [])],
    button: { label: frame.wording.bookingButton, url: facts.privateLink },
    sections: refundSection(frame, facts),
    contact: frame.contact,
    footer: frame.footer,
  };
}
