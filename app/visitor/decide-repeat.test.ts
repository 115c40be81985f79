import { expect, test } from "vitest";
import { decideRepeat } from "./decide-repeat.ts";

const facts = { code: "busy", retryAfterSeconds: null, attempt: 0, leftMs: 60_000, random: 0 };

test.each(["busy", "rate_limited", "unreachable", "internal_error", "gateway_busy"])("%s passes by itself", (code) => {
  expect(decideRepeat({ ...facts, code })).toBe(500);
});

test.each(["hold_expired", "already_booked", "payment_unknown", "not_found", "invalid_input"])(
  "%s is an answer, which repeating does not change",
  (code) => expect(decideRepeat({ ...facts, code })).toBeNull(),
);

test("the longer it lasts, the longer the pauses, up to eight seconds", () => {
  const delays = [0, 1, 2, 3, 4, 5, 20].map((attempt) => decideRepeat({ ...facts, attempt }));
  expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
});

test("nobody repeats sooner than the server wishes, however long that is", () => {
  expect(decideRepeat({ ...facts, retryAfterSeconds: 20 })).toBe(20_000);
  expect(decideRepeat({ ...facts, retryAfterSeconds: 20, random: 1 })).toBeGreaterThan(20_000);
  expect(decideRepeat({ ...facts, retryAfterSeconds: 0, attempt: 2 })).toBe(2000);
});

test("a crowd spreads its repeats", () => {
  expect(decideRepeat({ ...facts, random: 1 })).toBe(1000);
  expect(decideRepeat({ ...facts, attempt: 4, random: 1 })).toBe(12_000);
});

test("no repeat begins when the time is over", () => {
  expect(decideRepeat({ ...facts, leftMs: 501 })).toBe(500);
  expect(decideRepeat({ ...facts, leftMs: 500 })).toBeNull();
  expect(decideRepeat({ ...facts, leftMs: -1 })).toBeNull();
});
