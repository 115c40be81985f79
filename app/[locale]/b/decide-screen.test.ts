import { expect, test } from "vitest";
import type { BookingView } from "./booking-view.ts";
import { decideScreen } from "./decide-screen.ts";

const now = Date.parse("2027-01-10T04:35:00Z");
const later = "2027-01-10T04:36:00Z";
const earlier = "2027-01-10T04:34:00Z";
const refund = { refundId: "rfnd_1", state: "requested", amountPaise: 152500 } as const;

type Change = Partial<Pick<BookingView, "state" | "payment" | "refund" | "holdExpiresAt" | "payBy">>;
const screen = (change: Change, hasReturned = false) =>
  decideScreen(
    { state: "held", payment: "none", refund: null, holdExpiresAt: later, payBy: null, ...change },
    now,
    hasReturned,
  );

test("a held place shows the form until its time is over", () => {
  expect(screen({})).toBe("form");
  expect(screen({ holdExpiresAt: earlier })).toBe("expired");
});

test("payment can be continued until payBy unless an attempt is under way", () => {
  expect(screen({ state: "paying", payBy: later })).toBe("pay");
  expect(screen({ state: "paying", payBy: later, payment: "failed" })).toBe("pay");
  expect(screen({ state: "paying", payBy: later, payment: "under_way" })).toBe("confirming");
  expect(screen({ state: "paying", payBy: later }, true)).toBe("confirming");
});

test("past payBy nobody is asked to pay, and nothing is called failed before it is known", () => {
  expect(screen({ state: "paying", payBy: earlier })).toBe("confirming");
  expect(screen({ state: "expired", payment: "under_way" })).toBe("confirming_late");
  expect(screen({ state: "expired", payment: "none" }, true)).toBe("confirming_late");
  expect(screen({ state: "expired" })).toBe("expired");
});

test("money that comes back is shown wherever the booking ended", () => {
  for (const state of ["expired", "released", "cancelled"] as const) expect(screen({ state, refund })).toBe("refunded");
});

test("confirmed is the ticket, whatever this page thinks of the payment", () => {
  expect(screen({ state: "confirmed" }, true)).toBe("ticket");
});
