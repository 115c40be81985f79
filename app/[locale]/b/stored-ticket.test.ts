import { expect, test } from "vitest";
import { updateStoredBooking } from "#app/visitor/stored-visit.ts";
import type { BookingState, BookingView } from "./booking-view.ts";
import { mayStore, readStoredTicket, storeTicket } from "./stored-ticket.ts";

const states: BookingState[] = ["held", "paying", "confirmed", "expired", "released", "cancelled"];

test("only a confirmed booking is stored in the browser, and only beside its access token", () => {
  expect(states.filter((state) => mayStore({ state }, true))).toEqual(["confirmed"]);
  expect(states.filter((state) => mayStore({ state }, false))).toEqual([]);
});

const ticket: BookingView = {
  bookingId: "bkg_1",
  reference: "TVCR-V9DN",
  state: "confirmed",
  categoryId: "cat_full",
  categoryName: "Full ride",
  amountPaise: 152_500,
  holdExpiresAt: "2027-01-10T04:35:00Z",
  payBy: null,
  isLastHold: false,
  keptUntil: "2027-01-10T04:35:00Z",
  serverTime: "2027-01-10T04:34:00Z",
  participant: { name: "Asha", phone: "+919876543210", email: "asha@example.com", language: "en", answers: {} },
  isConfirmedLate: false,
  payment: "captured",
  failureReason: null,
  refunds: [],
  untaken: null,
  cancellation: null,
  ticketDelivery: { email: "sent", sms: "sent" },
  event: {
    slug: "a-ride",
    language: "en",
    title: "A ride",
    startsAt: "2027-02-14T00:00:00Z",
    place: "Pune",
    hasOtherRides: false,
    mapUrl: null,
    reportingNote: "",
    organizerName: "A trust",
    organizerEmail: "trust@example.com",
    organizerPhone: "+919876543210",
    bring: [],
    brandColor: "#0a5c4a",
  },
  qrSvg: "<svg/>",
  calendarUrl: null,
};

test("a stored ticket is deleted as soon as the booking is cancelled or no longer found", () => {
  updateStoredBooking("bkg_1", { accessToken: "a key" });
  for (const later of [{ ...ticket, state: "cancelled" } as const, null]) {
    storeTicket("bkg_1", ticket);
    expect(readStoredTicket("bkg_1")).toEqual(ticket);
    storeTicket("bkg_1", later);
    expect(readStoredTicket("bkg_1")).toBeNull();
  }
});

test("a ticket stored by another release in another shape is ignored", () => {
  updateStoredBooking("bkg_1", { accessToken: "a key" });
  storeTicket("bkg_1", { ...ticket, refunds: undefined } as unknown as BookingView);
  expect(readStoredTicket("bkg_1")).toBeNull();
});
