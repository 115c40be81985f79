import { expect, test } from "vitest";
import { type CheckoutSeen, callsPerMinute, minutesSeen, watchCheckout } from "./watch-checkout.ts";

const atMinute = (minute: number, serving: number, held: number) => ({
  generatedAt: new Date(Date.UTC(2027, 0, 10, 4, 30) + minute * 60_000).toISOString(),
  held,
  queue: { serving },
});

type Document = ReturnType<typeof atMinute>;

const watched = (first: Document, ...others: Document[]): CheckoutSeen =>
  others.reduce(watchCheckout, watchCheckout(undefined, first));

test("with nothing seen a place is guessed to be free again after three minutes", () => {
  expect(callsPerMinute(watched(atMinute(0, 300, 300)))).toBe(100);
});

test("all who were called at the opening say nothing of the rate to come", () => {
  const afterOpening = watched(atMinute(0, 40, 40), atMinute(0.25, 300, 300), atMinute(1, 300, 300));
  expect(callsPerMinute(afterOpening)).toBeLessThan(100);
});

test("what was seen for long outweighs the guess", () => {
  const minutes = Array.from({ length: 29 }, (_, minute) => atMinute(minute + 1, 330 + 30 * minute, 300));
  const seen = watched(atMinute(0, 300, 300), ...minutes);
  expect(callsPerMinute(seen)).toBeGreaterThan(29);
  expect(callsPerMinute(seen)).toBeLessThan(35);
  expect(minutesSeen(seen)).toBeCloseTo(29);
});

test("with a third of the people at checkout a third is called", () => {
  const seen = watched(atMinute(0, 300, 300), atMinute(20, 2300, 300));
  const slowed = watchCheckout(seen, atMinute(20, 2300, 100));
  const share = callsPerMinute(slowed) / callsPerMinute(seen);
  expect(share).toBeGreaterThan(0.3);
  expect(share).toBeLessThan(0.4);
});

test("who comes in the middle of the sale does not count who had gone before", () => {
  expect(callsPerMinute(watched(atMinute(30, 2300, 300)))).toBe(100);
});
