import { expect, test } from "vitest";
import { decideRetryDelay } from "./decide-retry.ts";

const facts = { code: "busy", retryAfterSeconds: null, attempt: 0, remainingMs: 60_000, random: 0 };

test.each(["busy", "rate_limited", "unreachable", "internal_error", "gateway_busy"])("%s passes by itself", (code) => {
  expect(decideRetryDelay({ ...facts, code })).toBe(500);
});

test.each(["hold_expired", "already_booked", "payment_unknown", "not_found", "invalid_input"])(
  "%s is an answer, which repeating does not change",
  (code) => expect(decideRetryDelay({ ...facts, code })).toBeNull(),
);

test("the longer it lasts, the longer the pauses, up to eight seconds", () => {
  const delays = [0, 1, 2, 3, 4, 5, 20].map((attempt) => decideRetryDelay({ ...facts, attempt }));
  expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
});

test("nobody repeats sooner than the server wishes, however long that is", () => {
  expect(decideRetryDelay({ ...facts, retryAfterSeconds: 20 })).toBe(20_000);
  expect(decideRetryDelay({ ...facts, retryAfterSeconds: 20, random: 1 })).toBeGreaterThan(20_000);
  expect(decideRetryDelay({ ...facts, retryAfterSeconds: 0, attempt: 2 })).toBe(2000);
});

test("a crowd spreads its retries", () => {
  expect(decideRetryDelay({ ...facts, random: 1 })).toBe(1000);
  expect(decideRetryDelay({ ...facts, attempt: 4, random: 1 })).toBe(12_000);
});

test("no repeat begins when the time is over", () => {
  expect(decideRetryDelay({ ...facts, remainingMs: 501 })).toBe(500);
  expect(decideRetryDelay({ ...facts, remainingMs: 500 })).toBeNull();
  expect(decideRetryDelay({ ...facts, remainingMs: -1 })).toBeNull();
});
