import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import type { Letter, LetterSection } from "./letter.ts";
import { buttonTo, type Frame, frameOf, refundSection } from "./letter-frame.ts";

/** The organizer has cancelled the booking or the whole event: what goes back, and what the organizer says. */
export function bookingCancelled(facts: BookingFacts): Letter {
  const frame = frameOf(facts, facts.owedBackPaise ?? 0);
  const { cancelled, eventCancelled } = frame.copy;
  const { subject, preview, heading, opening } = facts.isEventCancelled ? eventCancelled : cancelled;
  return {
    language: frame.language,
    subject: frame.say(subject),
    preview: frame.say(preview),
    tone: "plain",
    heading: frame.say(heading),
    opening: [frame.say(opening), ...aboutTheMoney(frame, facts)],
    button: buttonTo(frame.copy.bookingButton, facts),
    sections: [
      ...noteSection(frame, facts),
      ...(facts.owedBackPaise === null
        ? []
        : refundSection(frame, { id: null, amountPaise: facts.owedBackPaise }, facts)),
    ],
    contact: frame.contact,
    footer: frame.footer,
  };
}

function aboutTheMoney(
  { copy, say }: Frame,
  { state, payment, owedBackPaise, isPaidByAnother }: BookingFacts,
): string[] {
  const { cancelled } = copy;
  if (owedBackPaise !== null && isPaidByAnother) return [say(cancelled.promiseToPayer)];
  if (owedBackPaise !== null) return [say(cancelled.promise), cancelled.follows];
  if (state === "released") return [cancelled.unpaid];
  return payment ? [cancelled.ticketEnds, cancelled.nothingBack] : [cancelled.ticketEnds];
}

function noteSection({ copy, say }: Frame, { organizersNote }: BookingFacts): LetterSection[] {
  const note = organizersNote?.trim();
  return note ? [{ title: say(copy.sections.note), note }] : [];
}
