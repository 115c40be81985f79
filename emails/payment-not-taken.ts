import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { rupees } from "#platform/money.ts";
import type { Letter } from "./letter.ts";
import { frameOf } from "./letter-frame.ts";

/** A bank had agreed to a payment that we did not take: nothing was charged, and what is set aside returns by itself. */
export function paymentNotTaken(facts: BookingFacts): Letter {
  const { untaken } = facts;
  if (!untaken) throw new Error("a letter about a payment that was not taken needs the payment");
  const frame = frameOf(facts, untaken.amountPaise);
  const { copy, say } = frame;
  const { notTaken, rows } = copy;
  const isConfirmed = facts.state === "confirmed";
  // Another payment had paid for it, whatever became of the booking since.
  const isSecond = isConfirmed || (facts.state === "cancelled" && facts.payment !== null);
  const why = isSecond ? notTaken.second : facts.state === "expired" ? notTaken.placeGone : notTaken.ended;
  return {
    language: frame.language,
    subject: say(notTaken.subject),
    preview: notTaken.preview,
    tone: "plain",
    heading: notTaken.heading,
    opening: [why, notTaken.promise, ...(isConfirmed ? [notTaken.ticket] : [])].map(say),
    button: { label: copy.bookingButton, url: facts.privateLink },
    sections: [
      {
        title: copy.sections.payment,
        rows: [
          { label: rows.setAside, value: rupees(untaken.amountPaise) },
          { label: rows.freed, value: notTaken.days },
          { label: rows.payment, value: untaken.id },
          { label: rows.booking, value: facts.reference },
        ],
      },
    ],
    contact: frame.contact,
    footer: frame.footer,
  };
}
