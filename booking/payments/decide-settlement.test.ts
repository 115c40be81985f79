import fc from "fast-check";
import { expect, test } from "vitest";
import type { BookingState } from "../bookings/booking.ts";
import { type BookingFacts, decideSettlement } from "./decide-settlement.ts";
import type { GatewayPayment } from "./gateway.ts";

const booking = (state: BookingState, acceptedPaymentId: string | null = null): BookingFacts => ({
  state,
  amountPaise: 152_500,
  currency: "INR",
  acceptedPaymentId,
});

const payment = (change: Partial<GatewayPayment> = {}): GatewayPayment => ({
  id: "pay_1",
  orderId: "order_1",
  state: "captured",
  amountPaise: 152_500,
  currency: "INR",
  method: "upi",
  feePaise: 3599,
  taxPaise: 549,
  failureReason: null,
  createdAt: new Date(0),
  ...change,
});

test.each<[string, BookingFacts, object]>([
  ["held", booking("held"), { act: "confirm" }],
  ["paying", booking("paying"), { act: "confirm" }],
  ["expired", booking("expired"), { act: "place_again" }],
  ["released", booking("released"), { act: "refund", reason: "released" }],
  ["cancelled", booking("cancelled"), { act: "refund", reason: "cancelled" }],
  ["confirmed by this payment", booking("confirmed", "pay_1"), { act: "nothing" }],
  ["confirmed by another payment", booking("confirmed", "pay_0"), { act: "refund", reason: "surplus" }],
  ["cancelled after another payment", booking("cancelled", "pay_0"), { act: "refund", reason: "surplus" }],
])("captured money for a booking that is %s", (_, facts, settlement) => {
  expect(decideSettlement(facts, payment(), null)).toEqual(settlement);
});

test("money for an expired booking goes back when no place is left", () => {
  expect(decideSettlement(booking("expired"), payment(), null, true)).toEqual({ act: "refund", reason: "late" });
});

test("another amount or currency is put aside, whatever the booking", () => {
  const states: BookingState[] = ["held", "paying", "confirmed", "expired", "released", "cancelled"];
  for (const state of states) {
    const aside = { act: "quarantine", because: "amount_mismatch" };
    expect(decideSettlement(booking(state), payment({ amountPaise: 1 }), null)).toEqual(aside);
    expect(decideSettlement(booking(state), payment({ currency: "USD" }), null)).toEqual(aside);
  }
});

const states = fc.constantFrom<BookingState>("held", "paying", "confirmed", "expired", "released", "cancelled");
const paymentStates = fc.constantFrom<GatewayPayment["state"]>(
  "created",
  "authorized",
  "captured",
  "failed",
  "refunded",
);

test("no payment that is not captured ever confirms a booking or sends money back", () => {
  fc.assert(
    fc.property(states, paymentStates, fc.boolean(), (state, paymentState, noPlaceLeft) => {
      fc.pre(paymentState !== "captured");
      const { act } = decideSettlement(booking(state), payment({ state: paymentState }), null, noPlaceLeft);
      expect(["nothing", "record"]).toContain(act);
    }),
  );
});

test("a payment whose refund is stored is never decided again", () => {
  fc.assert(
    fc.property(states, fc.boolean(), (state, noPlaceLeft) => {
      const known = { role: "late", hasRefund: true, state: "captured" };
      expect(decideSettlement(booking(state), payment(), known, noPlaceLeft)).toEqual({ act: "nothing" });
    }),
  );
});
