import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import type { Letter } from "./letter.ts";
import { buttonTo, frameOf } from "./letter-frame.ts";

/** A place of another rider is offered to the reader: what it is, until when, and where it is accepted. */
export function transferOffered(facts: BookingFacts): Letter {
  const frame = frameOf(facts);
  const { copy, say, when } = frame;
  const { transferOffered: offered, ticket } = copy;
  const until = facts.offeredUntil;
  return {
    language: frame.language,
    subject: say(offered.subject),
    preview: say(offered.preview),
    tone: "plain",
    heading: say(offered.heading),
    opening: [say(offered.opening), offered.howTo, facts.owedPaise > 0 ? say(copy.confirmed.owed) : offered.free],
    button: buttonTo(offered.button, facts),
    sections: [
      {
        title: facts.eventTitle,
        rows: [
          { label: ticket.category, value: facts.categoryName },
          { label: ticket.when, value: when },
          { label: ticket.where, value: facts.place },
          ...(until
            ? [{ label: offered.until, value: `${indianDate(until, copy.locale)}, ${indianTime(until, copy.locale)}` }]
            : []),
        ],
      },
    ],
    contact: frame.contact,
    footer: [say(offered.footer)],
  };
}
