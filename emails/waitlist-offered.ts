import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { rupees } from "#platform/money.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import type { Letter } from "./letter.ts";
import { buttonTo, frameOf } from "./letter-frame.ts";

/** A place has come back and is held for the reader, who waits for one: what it costs, until when, and where it is taken or declined. */
export function waitlistOffered(facts: BookingFacts): Letter {
  const frame = frameOf(facts);
  const { copy, say, when } = frame;
  const { waitlistOffered: offered, ticket } = copy;
  const until = facts.offeredUntil ?? facts.startsAt;
  return {
    language: frame.language,
    subject: say(offered.subject),
    preview: say(offered.preview),
    tone: "plain",
    heading: say(offered.heading),
    opening: [say(offered.opening), offered.howTo],
    button: buttonTo(offered.button, facts),
    sections: [
      {
        title: facts.eventTitle,
        rows: [
          { label: offered.until, value: `${indianDate(until, copy.locale)}, ${indianTime(until, copy.locale)}` },
          { label: offered.price, value: rupees(facts.amountPaise) },
          { label: ticket.category, value: facts.categoryName },
          { label: ticket.when, value: when },
          { label: ticket.where, value: facts.place },
        ],
      },
    ],
    contact: frame.contact,
    footer: [say(offered.footer)],
  };
}
