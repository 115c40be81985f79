import type { BookingFacts } from "./booking-facts.ts";

/** A confirmed booking of the demo's ride, for tests. */
export function aConfirmedBooking(changes: Partial<BookingFacts> = {}): BookingFacts {
  return {
    eventId: "evt_k7m2p9qa",
    eventTitle: "Pune to Pandharpur Ride",
    startsAt: new Date("2027-02-14T00:00:00Z"),
    endsAt: null,
    reportingNote: "Report at the main gate by 5:00 am with your ticket and a photo identity card.",
    place: "Shaniwar Wada, Pune",
    mapUrl: "https://maps.example.org/shaniwar-wada",
    included: ["Breakfast and lunch", "Support vehicles", "Finisher's medal"],
    bring: ["Your own bicycle, checked", "A helmet", "Two water bottles"],
    rules: ["No helmet, no ride.", "Keep left and ride in single file."],
    organizer: { name: "Sahyadri Cycling Foundation", email: "rides@sahyadri.example.org", phone: "+912041234567" },
    bookingId: "bkg_k7m2p9qa01jh5zq8x3v7n4b2c",
    reference: "PP-7K3M9",
    state: "confirmed",
    categoryName: "100 km",
    amountPaise: 152_500,
    payment: { id: "pay_QkT5cVxW2mZ8Yd", capturedAt: new Date("2027-01-10T04:32:10Z") },
    refund: null,
    participant: { name: "Asha Kulkarni", email: "asha@example.org", phone: "+919820012345", language: "en" },
    privateLink: "https://book.example.org/b/bkg_k7m2p9qa01jh5zq8x3v7n4b2c#k=3q2-7dQmZrT1x9vYb5KpLw",
    ...changes,
  };
}

/** A booking of which `amountPaise` goes back. */
export function aRefundedBooking(state: string, amountPaise = 152_500): BookingFacts {
  return aConfirmedBooking({ state, refund: { id: "rfnd_QkT9sVxW2mZ8Yd", amountPaise } });
}
