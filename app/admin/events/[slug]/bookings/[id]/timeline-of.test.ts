import { expect, test } from "vitest";
import type { BookingDetails } from "#booking/bookings-list/booking-details.ts";
import { translateInto } from "../../../../language/translate.ts";
import { timelineOf } from "./timeline-of.ts";

const english = translateInto("en", null);
const minute = (at: number) => new Date(Date.UTC(2027, 0, 10, 4, at));
const by = "asha@startline.example";

const details: BookingDetails = {
  booking: {
    id: "bkg_1",
    bibNumber: null,
    reference: "K7M2-Q9XD",
    state: "cancelled",
    categoryId: "cat_full",
    categoryName: "Full ride",
    name: "Asha",
    phone: "+919820000495",
    email: "asha@example.org",
    language: "en",
    answers: {},
    amountPaise: 152_500,
    platformFeePaise: 2500,
    complimentaryReason: null,
    cashPaise: null,
    owedPaise: 0,
    version: 3,
    paymentId: "pay_1",
    queueNumber: 1,
    waiverVersion: 1,
    waiverLanguage: "en",
    waiverSignedAt: minute(1),
    waiverRecordedBy: null,
    offeredUntil: null,
    createdAt: minute(0),
    confirmedAt: minute(2),
    holdExpiresAt: minute(5),
    payBy: minute(7),
    endedAt: minute(9),
  },
  refundDue: { full: 0, keep_fee: 0 },
  payments: [
    {
      razorpayPaymentId: "pay_1",
      razorpayOrderId: "order_1",
      state: "refunded",
      role: "accepted",
      amountPaise: 152_500,
      currency: "INR",
      method: "upi",
      failureReason: null,
      at: minute(2),
      refunds: [
        {
          id: "rfd_1",
          razorpayRefundId: "rfnd_1",
          reason: "cancelled",
          attemptNo: 1,
          state: "processed",
          amountPaise: 152_500,
          payoutReference: null,
          requestedBy: by,
          lastError: null,
          at: minute(10),
        },
      ],
    },
  ],
  disputes: [],
  messages: [
    { id: "msg_1", kind: "booking_confirmed", channel: "email", state: "bounced", lastError: "Bounce", at: minute(3) },
  ],
  ledger: [],
  auditEntries: [
    {
      id: "aud_2",
      action: "write_note",
      subject: "bkg_1",
      reference: null,
      by,
      at: minute(5),
      facts: { noteId: "nte_1" },
    },
    {
      id: "aud_1",
      action: "correct_booking",
      subject: "bkg_1",
      reference: null,
      by,
      at: minute(4),
      facts: {
        changes: [
          { field: "email", from: "asha@exmaple.org", to: "asha@example.org" },
          { field: "language", from: "mr", to: "en" },
          { field: "answers.size", from: null, to: "M" },
        ],
      },
    },
  ],
  participant: null,
  notes: [{ id: "nte_1", text: "Comes with a tandem", by, at: minute(5), struck: { by, at: minute(6) } }],
  transfers: [],
  waivers: [{ version: 1, language: "en", signedAt: minute(1), recordedBy: null, text: "At my own risk." }],
};

test("everything that happened stands in one line of time, the newest first, each thing once", () => {
  const told = timelineOf(details, () => "T-shirt size", english).map(({ title, amount, lines, by: who }) =>
    [title, amount, ...lines, who].filter(Boolean).join(" | "),
  );
  expect(told).toEqual([
    `Refund sent | ₹1,525 | Cancelled by the organizer | ${by}`,
    "Booking ended: cancelled",
    `Struck out a note | Comes with a tandem | ${by}`,
    `Note, struck out later | Comes with a tandem | ${by}`,
    `Corrected the email, the language and an answer | Email: asha@exmaple.org → asha@example.org | Language: Marathi → English | T-shirt size: nothing → M | ${by}`,
    "Email bounced | Your booking is confirmed | The mailbox did not accept it. Ask for another address.",
    "Payment: refunded | ₹1,525 | It paid for this booking. | By UPI",
    "Booking confirmed",
    "Agreed to the waiver | Version 1, in English",
    "Place held | Full ride",
  ]);
});

test("a check-in stands where it was done, though a phone without network told of it later", () => {
  const facts = { doneAt: minute(7).toISOString(), device: "Counter 1", collectedBy: "Meena" };
  const checkIn = {
    id: "aud_3",
    action: "check_in",
    subject: "bkg_1",
    reference: null,
    by,
    at: minute(20),
    facts,
  } as const;
  const told = timelineOf({ ...details, auditEntries: [checkIn] }, String, english);
  expect(told.find(({ key }) => key === "aud_3")).toMatchObject({
    at: minute(7),
    title: "Checked in on Counter 1; Meena took the kit",
    by,
  });
});
