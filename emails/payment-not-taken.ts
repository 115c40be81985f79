import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { rupees } from "#platform/money.ts";
import type { Letter } from "./letter.ts";
import { buttonTo, frameOf } from "./letter-frame.ts";

/** A bank had authorized a payment that we did not capture: nothing was charged, and the bank releases the amount by itself. */
export function paymentNotTaken(facts: BookingFacts): Letter {
  const { uncaptured } = facts;
  if (!uncaptured) throw new Error("a letter about a payment that was not taken needs the payment");
  const frame = frameOf(facts, uncaptured.amountPaise);
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
    button: buttonTo(copy.bookingButton, facts),
    sections: [
      {
        title: copy.sections.payment,
        rows: [
          { label: rows.setAside, value: rupees(uncaptured.amountPaise) },
          { label: rows.freed, value: notTaken.days },
          { label: rows.payment, value: uncaptured.id },
          { label: rows.booking, value: facts.reference },
        ],
      },
    ],
    contact: frame.contact,
    footer: frame.footer,
  };
}
