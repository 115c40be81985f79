import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import type { Letter } from "./letter.ts";
import { buttonTo, frameOf } from "./letter-frame.ts";

/** What an organizer writes to the riders, in their own words: who says it, whom to ask, and why one gets it is ours. */
export function announcement(facts: BookingFacts): Letter {
  const { announcement: written } = facts;
  if (!written) throw new Error("an announcement without its text");
  const { copy, say, language, contact } = frameOf(facts);
  const lines = written.text.split(/\s*\n\s*/).filter(Boolean);
  return {
    language,
    subject: written.subject,
    preview: lines[0] ?? "",
    tone: "plain",
    heading: written.subject,
    opening: [say(copy.announcement.opening), ...lines],
    button: buttonTo(copy.confirmed.button, facts),
    sections: [],
    contact,
    footer: [say(copy.announcement.footer)],
  };
}
