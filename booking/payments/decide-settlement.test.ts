import fc from "fast-check";
import { expect, test } from "vitest";
import type { BookingState } from "../bookings/booking.ts";
import { type BookingFacts, decideSettlement, type KnownPayment } from "./decide-settlement.ts";
import type { CaptureMode, GatewayPayment } from "./gateway.ts";

const NOW = new Date("2027-01-10T04:30:00.000Z");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

const booking = (state: BookingState, change: Partial<BookingFacts> = {}): BookingFacts => ({
  state,
  amountPaise: 152_500,
  currency: "INR",
  payBy: new Date(NOW.getTime() + 60_000),
  keptUntil: new Date(NOW.getTime() + 11 * 60_000),
  isEventCancelled: false,
  acceptedPaymentId: null,
  ...change,
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
  refundedPaise: 0,
  wasCaptured: change.state === undefined || change.state === "captured",
  failureReason: null,
  createdAt: minutesAgo(1),
  ...change,
});

const known = (change: Partial<KnownPayment>): KnownPayment => ({
  state: "captured",
  role: null,
  hasRefund: false,
  gatewayFeePaise: 3599,
  ...change,
});

const decide = (
  facts: BookingFacts,
  reported: GatewayPayment,
  before: KnownPayment | null = null,
  { capture = "automatic", hasNoPlace = false }: { capture?: CaptureMode; hasNoPlace?: boolean } = {},
) => decideSettlement(facts, reported, before, { capture, now: NOW, hasNoPlace });

test.each<[string, BookingFacts, string]>([
  ["held", booking("held"), "confirm"],
  ["paying", booking("paying"), "confirm"],
  ["over by our clock, which the lock's clock decides", booking("paying", { keptUntil: NOW }), "confirm"],
  ["expired", booking("expired"), "place_again"],
  ["released", booking("released"), "refund_released"],
  ["cancelled", booking("cancelled"), "refund_cancelled"],
  ["confirmed by this payment", booking("confirmed", { acceptedPaymentId: "pay_1" }), "nothing"],
  ["confirmed by another payment", booking("confirmed", { acceptedPaymentId: "pay_0" }), "refund_surplus"],
  ["confirmed without any payment", booking("confirmed"), "refund_surplus"],
  ["cancelled after another payment", booking("cancelled", { acceptedPaymentId: "pay_0" }), "refund_surplus"],
  ["paying for an event that was cancelled", booking("paying", { isEventCancelled: true }), "refund_cancelled"],
  ["expired, of an event that was cancelled", booking("expired", { isEventCancelled: true }), "refund_cancelled"],
])("captured money for a booking that is %s", (_, facts, action) => {
  // What accepted the payment has stored it.
  const before = facts.acceptedPaymentId === "pay_1" ? known({ role: "accepted" }) : null;
  expect(decide(facts, payment(), before)).toBe(action);
});

test.each<[BookingState, string, string]>([
  ["held", "capture", "capture"],
  ["paying", "capture", "capture"],
  ["confirmed", "leave_uncaptured", "leave_uncaptured"],
  ["expired", "place_again_to_capture", "leave_uncaptured"],
  ["released", "leave_uncaptured", "leave_uncaptured"],
  ["cancelled", "leave_uncaptured", "leave_uncaptured"],
])("money that a bank agreed to and we have to take, for a booking that is %s", (state, action, withoutPlace) => {
  const authorized = payment({ state: "authorized" });
  expect(decide(booking(state), authorized, null, { capture: "manual" })).toBe(action);
  expect(decide(booking(state), authorized, null, { capture: "manual", hasNoPlace: true })).toBe(withoutPlace);
});

test("money of a booking that is over by our clock is not taken before the lock's clock has said so", () => {
  const lapsed = booking("paying", { keptUntil: NOW });
  expect(decide(lapsed, payment({ state: "authorized" }), null, { capture: "manual" })).toBe("record");
});

test("in automatic mode Razorpay takes the money: we only remember, until its time or the booking's is over", () => {
  const young = payment({ state: "authorized" });
  expect(decide(booking("paying"), young)).toBe("record");
  expect(decide(booking("paying"), young, known({ state: "authorized" }))).toBe("nothing");
  expect(decide(booking("paying"), payment({ state: "authorized", createdAt: minutesAgo(13) }))).toBe("capture");
  expect(decide(booking("paying", { payBy: NOW }), young)).toBe("capture");
  expect(decide(booking("expired"), young)).toBe("record");
  // At the very minute Razorpay may still be taking it.
  expect(decide(booking("expired"), payment({ state: "authorized", createdAt: minutesAgo(12) }))).toBe("record");
  expect(decide(booking("expired"), payment({ state: "authorized", createdAt: minutesAgo(13) }))).toBe(
    "place_again_to_capture",
  );
});

test("money for an expired booking goes back when no place is free", () => {
  expect(decide(booking("expired"), payment(), null, { hasNoPlace: true })).toBe("refund_late");
});

test("money that we did not capture, and that is captured after all, goes back", () => {
  const uncaptured = known({ state: "authorized", role: "late" });
  expect(decide(booking("expired"), payment(), uncaptured)).toBe("refund_late");
});

test("money is not taken beside a payment that has paid for the booking, whatever the booking", () => {
  const states: BookingState[] = ["held", "paying", "confirmed", "expired", "released", "cancelled"];
  for (const state of states) {
    const facts = booking(state, { acceptedPaymentId: "pay_0" });
    expect(decide(facts, payment({ state: "authorized" }), null, { capture: "manual" })).toBe("leave_uncaptured");
  }
});

test("money that we have left uncaptured is not taken later", () => {
  const uncaptured = known({ state: "authorized", role: "late" });
  const authorized = payment({ state: "authorized" });
  expect(decide(booking("expired"), authorized, uncaptured, { capture: "manual" })).toBe("nothing");
});

test("a place is looked for unless it is said that there is none", () => {
  expect(decideSettlement(booking("expired"), payment(), null, { capture: "automatic", now: NOW })).toBe("place_again");
});

test("each state of a payment is remembered once", () => {
  const created = payment({ state: "created" });
  const failed = payment({ state: "failed" });
  const returned = payment({ state: "refunded", wasCaptured: true });
  expect(decide(booking("paying"), created)).toBe("record");
  expect(decide(booking("paying"), created, known({ state: "created" }))).toBe("nothing");
  expect(decide(booking("paying"), failed)).toBe("record");
  expect(decide(booking("paying"), failed, known({ state: "created" }))).toBe("record");
  expect(decide(booking("paying"), failed, known({ state: "failed" }))).toBe("nothing");
  expect(decide(booking("cancelled"), returned, known({ state: "captured" }))).toBe("record");
});

test("another amount or currency is put aside, whatever the booking", () => {
  const states: BookingState[] = ["held", "paying", "confirmed", "expired", "released", "cancelled"];
  for (const state of states) {
    expect(decide(booking(state), payment({ amountPaise: 1 }))).toBe("quarantine");
    expect(decide(booking(state), payment({ currency: "USD" }))).toBe("quarantine");
    expect(decide(booking(state), payment({ state: "authorized", amountPaise: 1 }), null, { capture: "manual" })).toBe(
      "record",
    );
  }
});

test("a payment that paid for a booking and is then said to have failed alarms a person and changes nothing", () => {
  const paid = booking("confirmed", { acceptedPaymentId: "pay_1" });
  expect(decide(paid, payment({ state: "failed" }), known({ role: "accepted" }))).toBe("alarm");
  expect(decide(paid, payment({ state: "authorized" }), known({ role: "accepted" }))).toBe("nothing");
  // Of one that we never saw captured it is no contradiction.
  expect(decide(paid, payment({ state: "failed" }))).toBe("record");
});

test("what Razorpay kept is written once it is known", () => {
  const paid = booking("confirmed", { acceptedPaymentId: "pay_1" });
  expect(decide(paid, payment(), known({ role: "accepted", gatewayFeePaise: 0 }))).toBe("record");
  expect(decide(paid, payment(), known({ role: "accepted" }))).toBe("nothing");
  const unknownYet = payment({ feePaise: 0 });
  expect(decide(paid, unknownYet, known({ role: "accepted", gatewayFeePaise: 0 }))).toBe("nothing");
  const goneBack = payment({ state: "refunded", wasCaptured: true });
  expect(decide(paid, goneBack, known({ state: "refunded", gatewayFeePaise: 0 }))).toBe("record");
  expect(decide(paid, goneBack, known({ state: "refunded" }))).toBe("nothing");
});

const states = fc.constantFrom<BookingState>("held", "paying", "confirmed", "expired", "released", "cancelled");
const paymentStates = fc.constantFrom<GatewayPayment["state"]>(
  "created",
  "failed",
  "authorized",
  "captured",
  "refunded",
);
const modes = fc.constantFrom<CaptureMode>("automatic", "manual");
const situations = fc.record({
  state: states,
  isEventCancelled: fc.boolean(),
  capture: modes,
  hasNoPlace: fc.boolean(),
});

test("no payment that is not captured ever confirms a booking or sends money back", () => {
  fc.assert(
    fc.property(situations, paymentStates, ({ state, isEventCancelled, ...how }, paymentState) => {
      fc.pre(paymentState !== "captured");
      const action = decide(booking(state, { isEventCancelled }), payment({ state: paymentState }), null, how);
      expect(["nothing", "record", "capture", "place_again_to_capture", "leave_uncaptured"]).toContain(action);
    }),
  );
});

test("a payment whose refund or quarantine is stored is never decided again", () => {
  const decided = fc.constantFrom(known({ role: "late", hasRefund: true }), known({ role: "quarantine" }));
  fc.assert(
    fc.property(situations, decided, ({ state, isEventCancelled, ...how }, before) => {
      expect(decide(booking(state, { isEventCancelled }), payment(), before, how)).toBe("nothing");
    }),
  );
});

test("a report that says less than we know changes nothing", () => {
  const order: GatewayPayment["state"][] = ["created", "failed", "authorized", "captured", "refunded"];
  fc.assert(
    fc.property(situations, paymentStates, paymentStates, ({ state, ...how }, reported, before) => {
      fc.pre(order.indexOf(reported) < order.indexOf(before));
      expect(decide(booking(state), payment({ state: reported }), known({ state: before }), how)).toBe("nothing");
    }),
  );
});
