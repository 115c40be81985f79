import type { BookingFacts } from "./booking-facts.ts";

/** A confirmed booking of the demo's ride, for tests. */
export function aConfirmedBooking(changes: Partial<BookingFacts> = {}): BookingFacts {
  return {
    eventId: "evt_k7m2p9qa",
    eventTitle: "Pune to Pandharpur Ride",
    startsAt: new Date("2027-02-14T00:00:00Z"),
    reportingNote: "Report at the main gate by 5:00 am with your ticket and a photo identity card.",
    place: "Shaniwar Wada, Pune",
    mapUrl: "https://maps.example.org/shaniwar-wada",
    included: ["Breakfast and lunch", "Support vehicles", "Finisher's medal"],
    bring: ["Your own bicycle, checked", "A helmet", "Two water bottles"],
    rules: ["No helmet, no ride.", "Keep left and ride in single file."],
    organizer: { name: "Sahyadri Cycling Foundation", email: "rides@sahyadri.example.org", phone: "+912041234567" },
    bookingId: "bkg_k7m2p9qa01jh5zq8x3v7n4b2c",
    reference: "PP-7K3M9",
    checkInCode: "SL1:K7M2P9QAPP7K3M90Q2JH5ZQ8X3V7N4B2",
    state: "confirmed",
    isEventCancelled: false,
    categoryName: "100 km",
    amountPaise: 152_500,
    payment: { id: "pay_QkT5cVxW2mZ8Yd", capturedAt: new Date("2027-01-10T04:32:10Z") },
    refund: null,
    uncaptured: null,
    owedBackPaise: null,
    owedPaise: 0,
    isMoved: false,
    organizersNote: null,
    announcement: null,
    offeredUntil: null,
    isPaidByAnother: false,
    participant: {
      name: "Asha Kulkarni",
      email: "asha@example.org",
      phone: "+919820012345",
      language: "en",
      version: 1,
    },
    ticketLink: "https://book.example.org/t#k7m2p9qa7k3m9qx23q27dqmzrt1x9v",
    privateLink: "https://book.example.org/b/bkg_k7m2p9qa01jh5zq8x3v7n4b2c#k=3q2-7dQmZrT1x9vYb5KpLw",
    ...changes,
  };
}

/** A booking of which `amountPaise` has been sent back. */
export function aRefundedBooking(state: string, amountPaise = 152_500): BookingFacts {
  return aConfirmedBooking({ state, refund: { id: "rfnd_QkT9sVxW2mZ8Yd", amountPaise, isPaidByHand: false } });
}

/** A booking that the organizer has just cancelled; of what was paid `owedBackPaise` goes back. */
export function aCancelledBooking(changes: Partial<BookingFacts> = {}): BookingFacts {
  const organizersNote = "The river is over the road.\nWe ride again in March.";
  return aConfirmedBooking({ state: "cancelled", owedBackPaise: 152_500, organizersNote, ...changes });
}

/** A confirmed booking whose organizer writes to all riders. */
export function anAnnouncedBooking(changes: Partial<BookingFacts> = {}): BookingFacts {
  const announcement = {
    subject: "Report half an hour earlier",
    text: "Rain is forecast.\nPlease report by 4:30 am, at gate 3.",
    sms: "Report by 4:30 am at gate 3",
    hasEmail: true,
  };
  return aConfirmedBooking({ announcement, ...changes });
}

/** A booking with a payment to which a bank agreed and which was left where it is. */
export function aBookingWithUncapturedPayment(state: string, amountPaise = 152_500): BookingFacts {
  return aConfirmedBooking({ state, uncaptured: { id: "pay_QkU1bVxW2mZ8Yd", amountPaise } });
}

/** A booking that is offered to another person, and what they are told. */
export function anOfferedBooking(changes: Partial<BookingFacts> = {}): BookingFacts {
  const code = "tk7m2p9qa7k3m9qx23q27dqmzrt1x9v";
  return aConfirmedBooking({
    offeredUntil: new Date("2027-01-20T04:30:00Z"),
    ticketLink: `https://book.example.org/t#${code}`,
    privateLink: `https://book.example.org/transfer#${code}`,
    ...changes,
  });
}

/** A place that is held for somebody on the waitlist, and what they are told. */
export function aPlaceForTheWaitlist(changes: Partial<BookingFacts> = {}): BookingFacts {
  return aConfirmedBooking({
    state: "held",
    payment: null,
    offeredUntil: new Date("2027-01-20T04:30:00Z"),
    ...changes,
  });
}
