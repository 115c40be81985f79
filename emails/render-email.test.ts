import { expect, test } from "vitest";
import {
  aBookingWithUncapturedPayment,
  aCancelledBooking,
  aConfirmedBooking,
  anAnnouncedBooking,
  anOfferedBooking,
  aPlaceForTheWaitlist,
  aRefundedBooking,
} from "#booking/messages/booking-facts.sample.ts";
import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { MESSAGE_KINDS, type MessageKind } from "#booking/messages/message.ts";
import { LANGUAGES } from "#platform/languages.ts";
import { renderEmail } from "./render-email.tsx";

const aBookingFor: Record<MessageKind, () => BookingFacts> = {
  booking_confirmed: () => aConfirmedBooking(),
  place_lost_refunded: () => aRefundedBooking("expired"),
  booking_cancelled: () => aCancelledBooking(),
  surplus_refunded: () => aRefundedBooking("confirmed"),
  refund_sent: () => aRefundedBooking("cancelled"),
  payment_not_taken: () => aBookingWithUncapturedPayment("expired"),
  announcement: () => anAnnouncedBooking(),
  transfer_offered: () => anOfferedBooking(),
  transfer_done: () => aConfirmedBooking({ privateLink: null }),
  waitlist_offered: () => aPlaceForTheWaitlist(),
};

test("the confirmation's subject says what and for which event", async () => {
  const { subject } = await renderEmail("booking_confirmed", aConfirmedBooking());
  expect(subject).toBe("Your place is confirmed: Pune to Pandharpur Ride");
});

test.each([
  ["the reference", "PP-7K3M9"],
  ["the person's name", "Asha Kulkarni"],
  ["the category", "100 km"],
  ["the time in India", "5:30 am IST"],
  ["the place", "Shaniwar Wada, Pune"],
  ["the map", "https://maps.example.org/shaniwar-wada"],
  ["the reporting note", "Report at the main gate by 5:00 am"],
  ["what to bring", "Two water bottles"],
  ["what is included", "Support vehicles"],
  ["a rule", "No helmet, no ride."],
  ["the amount, all included", "₹1,525"],
  ["when it was paid", "Sunday, 10 January 2027, 10:02 am IST"],
  ["the payment's reference", "pay_QkT5cVxW2mZ8Yd"],
  ["the private link", "https://book.example.org/b/bkg_k7m2p9qa01jh5zq8x3v7n4b2c#k=3q2-7dQmZrT1x9vYb5KpLw"],
  ["the organizer's email address", "rides@sahyadri.example.org"],
  ["the organizer's phone", "+912041234567"],
])("the confirmation has %s, in HTML and in plain text", async (_what, words) => {
  const { html, text } = await renderEmail("booking_confirmed", aConfirmedBooking());
  expect(plain(html)).toContain(words);
  expect(plain(text)).toContain(words);
});

test("after a move the mail says the new category, what is still owed and to whom", async () => {
  const facts = aConfirmedBooking({ isMoved: true, owedPaise: 40_000 });
  const { subject, text } = await renderEmail("booking_confirmed", facts);
  expect(subject).toBe("Your category has changed: Pune to Pandharpur Ride");
  expect(plain(text)).toContain("Sahyadri Cycling Foundation has moved your booking to 100 km.");
  expect(plain(text)).toContain(
    "₹400 is still to be paid for this booking. Pay it to Sahyadri Cycling Foundation in cash",
  );
  expect(plain(text)).not.toContain("paid for and confirmed");
});

test("nobody is told that an offered place costs nothing while something is open on it", async () => {
  const letterOf = async (owedPaise: number) =>
    plain((await renderEmail("transfer_offered", anOfferedBooking({ owedPaise }))).text);
  expect(await letterOf(0)).toContain("You pay nothing here.");
  expect(await letterOf(40_000)).toContain("₹400 is still to be paid");
  expect(await letterOf(40_000)).not.toContain("You pay nothing here.");
});

test("the fee is never a line of its own", async () => {
  const { html, text } = await renderEmail("booking_confirmed", aConfirmedBooking());
  expect(html + text).not.toMatch(/\bfee\b|₹25\b/i);
});

test("the QR code is attached to the mail and shown in it", async () => {
  const { html, attachments } = await renderEmail("booking_confirmed", aConfirmedBooking());
  const code = attachments.find((attachment) => attachment.contentType === "image/png");

  expect(html).toContain(`src="cid:${code?.contentId}"`);
  expect(html).toContain("QR code of your reference PP-7K3M9");
  expect(html).not.toContain("data:image");
});

test("the calendar file has the start, the place and the reference, and not the private link", async () => {
  const { attachments } = await renderEmail("booking_confirmed", aConfirmedBooking());
  const calendar = attachments.find((attachment) => attachment.filename === "event.ics");
  const text = Buffer.from(calendar?.content ?? "")
    .toString()
    .replace(/\r\n[ \t]/g, "");

  expect(calendar?.contentType).toContain("text/calendar");
  expect(text).toContain("DTSTART:20270214T000000Z");
  // The organizer names no end, and none is made up.
  expect(text).not.toMatch(/DTEND|DURATION/);
  expect(text).toContain("LOCATION:Shaniwar Wada\\, Pune");
  expect(text).toContain("PP-7K3M9");
  expect(text).toContain("UID:bkg_k7m2p9qa01jh5zq8x3v7n4b2c@startline");
  expect(text).not.toContain("#k=");
});

test("a complimentary booking has no receipt", async () => {
  const { html, text } = await renderEmail("booking_confirmed", aConfirmedBooking({ amountPaise: 0, payment: null }));
  expect(html + text).not.toMatch(/₹|Receipt/);
  expect(text).toContain("the organizer has given you a place");
});

test.each(["place_lost_refunded", "refund_sent", "surplus_refunded"] as const)(
  "%s says how much comes back, when, and under which reference, and has no ticket",
  async (kind) => {
    const { html, text, attachments } = await renderEmail(kind, aBookingFor[kind]());
    for (const words of [plain(html), plain(text)]) {
      expect(words).toContain("₹1,525");
      expect(words).toContain("5 to 7 working days");
      expect(words).toContain("rfnd_QkT9sVxW2mZ8Yd");
      expect(words).toContain("You don't need to do anything.");
    }
    expect(attachments).toEqual([]);
    expect(html).not.toContain("cid:");
  },
);

test("money for a booking that had ended comes back without a word about places", async () => {
  const { text } = await renderEmail("place_lost_refunded", aRefundedBooking("released"));
  expect(text).toContain("after your booking PP-7K3M9 had ended");
  expect(text).not.toMatch(/place/);
});

test("money that was taken after all beside another payment is a second payment, and takes nobody's place away", async () => {
  const { subject, text } = await renderEmail("place_lost_refunded", aRefundedBooking("confirmed"));
  expect(subject).toContain("You paid twice");
  expect(text).not.toContain("You did not get a place");
});

test("money that the organizer paid out by hand is not said to come from the bank", async () => {
  const refund = { id: "UTR 4561", amountPaise: 152_500, isPaidByHand: true };
  const { text } = await renderEmail("refund_sent", aConfirmedBooking({ state: "cancelled", refund }));
  expect(text).toContain("Sahyadri Cycling Foundation has paid ₹1,525 to you directly");
  expect(text).toContain("UTR 4561");
  expect(text).not.toContain("working days");
});

test("a cancelled booking says at once what goes back and when, in the organizer's own words why, and has no ticket", async () => {
  const { subject, html, text, attachments } = await renderEmail("booking_cancelled", aCancelledBooking());
  expect(subject).toBe("Your booking is cancelled: Pune to Pandharpur Ride");
  for (const words of [plain(html), plain(text)]) {
    expect(words).toContain("₹1,525 goes back to the account you paid from, in 5 to 7 working days");
    expect(words).toContain("The river is over the road.");
    expect(words).toContain("We'll email you again when it has been sent");
  }
  expect(attachments).toEqual([]);
});

test("a cancelled event has an email of its own, not that of a cancelled booking", async () => {
  const { subject, text } = await renderEmail("booking_cancelled", aCancelledBooking({ isEventCancelled: true }));
  expect(subject).toBe("Cancelled: Pune to Pandharpur Ride");
  expect(text).toContain(
    "Sahyadri Cycling Foundation has cancelled Pune to Pandharpur Ride on Sunday, 14 February 2027",
  );
  expect(text).toContain("₹1,525 goes back");
});

test("whoever was still paying is told that nothing had arrived, and that what arrives goes back", async () => {
  const facts = aCancelledBooking({ state: "released", owedBackPaise: null, payment: null, organizersNote: null });
  const { text } = await renderEmail("booking_cancelled", facts);
  expect(text).toContain(
    "We had received no payment for it. If one still arrives, you get a full refund automatically.",
  );
  expect(text).not.toMatch(/₹|ticket|From Sahyadri/);
});

test.each([
  ["the place was gone", "expired", "no other place was free"],
  ["the booking had ended", "released", "after your booking PP-7K3M9 had ended"],
  ["another payment had paid", "confirmed", "Your ticket is unchanged and valid."],
])("a payment that was not taken because %s returns by itself, and nothing was charged", async (_why, state, words) => {
  const { html, text } = await renderEmail("payment_not_taken", aBookingWithUncapturedPayment(state));
  for (const letter of [plain(html), plain(text)]) {
    expect(letter).toContain(words);
    expect(letter).toContain("nothing was charged");
    expect(letter).toContain("₹1,525");
    expect(letter).toContain("releases it automatically within 5 working days");
    expect(letter).toContain("pay_QkU1bVxW2mZ8Yd");
  }
});

test("a cancelled booking without a payment promises no money", async () => {
  const { html, text } = await renderEmail(
    "booking_cancelled",
    aConfirmedBooking({ state: "cancelled", amountPaise: 0, payment: null }),
  );
  expect(html + text).not.toMatch(/₹|refund/i);
});

test("what a person typed is shown and never becomes markup", async () => {
  const participant = { ...aConfirmedBooking().participant, name: '<img src=x onerror="alert(1)"> & {reference}' };
  const { html, text } = await renderEmail("booking_confirmed", aConfirmedBooking({ participant }));

  expect(html).not.toContain("<img src=x");
  expect(text).toContain('<img src=x onerror="alert(1)"> & {reference}');
});

test.each(LANGUAGES.flatMap((language) => MESSAGE_KINDS.map((kind) => [kind, language] as const)))(
  "%s in %s is whole: no slot is left empty, and Gmail does not cut it",
  async (kind, language) => {
    const booking = aBookingFor[kind]();
    const { subject, html, text } = await renderEmail(kind, {
      ...booking,
      participant: { ...booking.participant, language },
    });

    expect(subject + html + text).not.toMatch(/\{\w+\}|undefined|null|NaN|Invalid/);
    expect(subject).not.toContain("\n");
    // Gmail clips a message at 102 KB.
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
  },
);

/** RefundCopy as a person reads them: entities decoded, every kind of space a space. */
function plain(text: string): string {
  return text
    .replaceAll("&amp;", "&")
    .replaceAll("&#x27;", "'")
    .replace(/<!-- -->/g, "")
    .replace(/\s+/g, " ");
}

test("an email is laid out for the width of the phone that shows it", async () => {
  const { html } = await renderEmail("booking_confirmed", aConfirmedBooking());
  expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"/>');
});

test("of a second payment of a booking that was cancelled since, nothing is called unchanged", async () => {
  const { text } = await renderEmail("surplus_refunded", aRefundedBooking("cancelled"));
  expect(text).toContain("You paid twice");
  expect(text).not.toContain("changes nothing");
});

test("an announcement has the organizer's words line by line, whom to ask, and why one gets it", async () => {
  const { subject, text, html, attachments } = await renderEmail("announcement", anAnnouncedBooking());
  expect(subject).toBe("Report half an hour earlier");
  expect(text).toContain("Asha Kulkarni, a message from Sahyadri Cycling Foundation about Pune to Pandharpur Ride");
  expect(text).toContain("Rain is forecast.\n\nPlease report by 4:30 am, at gate 3.");
  expect(text).toContain("rides@sahyadri.example.org");
  expect(text).toContain("because you have a place in Pune to Pandharpur Ride");
  expect(html).toContain("Rain is forecast.");
  expect(attachments).toEqual([]);
});
