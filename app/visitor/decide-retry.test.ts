import fc from "fast-check";
import { expect, test } from "vitest";
import type { Reply } from "#app/api-client/call-api.ts";
import { decideRetryDelay, isWorthRetrying, longestPauseWithPlace, TURN_PAUSE_MAX_MS } from "./decide-retry.ts";

const facts = { retryAfterSeconds: null, attempt: 0, longestPauseMs: 60_000, random: 0 };
const refused = (code: string, status: number) =>
  ({ kind: "refused", status, code, retryAfterSeconds: null, problem: { code } }) satisfies Reply<never>;

test.each([
  ["busy", 503],
  ["rate_limited", 429],
  ["internal_error", 500],
  ["gateway_busy", 503],
  ["a code of a newer server in trouble", 502],
])("%s passes by itself", (code, status) => {
  expect(isWorthRetrying(refused(code, status))).toBe(true);
});

test("so does a lost connection", () => {
  expect(isWorthRetrying({ kind: "unreachable" })).toBe(true);
});

test.each([
  ["hold_expired", 409],
  ["already_booked", 409],
  ["payment_unknown", 409],
  ["not_found", 404],
  ["invalid_input", 422],
  ["sent_already", 429],
  ["constructor", 409],
])("%s is an answer, which repeating does not change", (code, status) => {
  expect(isWorthRetrying(refused(code, status))).toBe(false);
});

test("the longer it lasts, the longer the pauses, up to eight seconds", () => {
  const delays = [0, 1, 2, 3, 4, 5, 20, 5000].map((attempt) => decideRetryDelay({ ...facts, attempt }));
  expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000, 8000]);
});

test("nobody repeats sooner than the server wishes", () => {
  expect(decideRetryDelay({ ...facts, retryAfterSeconds: 20 })).toBe(20_000);
  expect(decideRetryDelay({ ...facts, retryAfterSeconds: 20, random: 1 })).toBeGreaterThan(20_000);
  expect(decideRetryDelay({ ...facts, retryAfterSeconds: 0, attempt: 2 })).toBe(2000);
});

test("a crowd spreads its retries by half of the pause", () => {
  expect(decideRetryDelay({ ...facts, random: 1 })).toBe(750);
  expect(decideRetryDelay({ ...facts, attempt: 4, random: 1 })).toBe(12_000);
  expect(decideRetryDelay({ ...facts, retryAfterSeconds: 20, random: 1 })).toBe(30_000);
});

const tries = fc.record({
  retryAfterSeconds: fc.option(fc.nat(1_000_000)),
  attempt: fc.nat(10_000),
  random: fc.double({ min: 0, max: 1, noNaN: true }),
});

test("with a place, at least half of the time is left for other tries, whatever Retry-After says", () => {
  fc.assert(
    fc.property(tries, fc.integer({ min: 9000, max: 15 * 60_000 }), (one, remainingMs) => {
      const delayMs = decideRetryDelay({ ...one, longestPauseMs: longestPauseWithPlace(remainingMs) });
      expect(delayMs).toBeGreaterThanOrEqual(500);
      expect(delayMs).toBeLessThanOrEqual(remainingMs / 2);
    }),
  );
});

test("when the time of a place is over, or a turn runs, the next try comes within five seconds", () => {
  fc.assert(
    fc.property(tries, fc.integer({ max: 9000 }), (one, remainingMs) => {
      for (const longestPauseMs of [longestPauseWithPlace(remainingMs), TURN_PAUSE_MAX_MS])
        expect(decideRetryDelay({ ...one, longestPauseMs })).toBeLessThanOrEqual(4500);
    }),
  );
});
