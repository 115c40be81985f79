import { expect, test } from "vitest";
import { callsPerMinute, minutesObserved, observeCheckout } from "./observe-checkout.ts";

const atMinute = (minute: number, serving: number, held: number) => ({
  generatedAt: new Date(Date.UTC(2027, 0, 10, 4, 30) + minute * 60_000).toISOString(),
  held,
  queue: { serving },
});

type Document = ReturnType<typeof atMinute>;

/** What a page that has observed these documents computes for the last of them. */
function watched(first: Document, ...others: Document[]): { perMinute: number; minutes: number } {
  const seen = others.reduce(observeCheckout, observeCheckout(undefined, first));
  const last = others.at(-1) ?? first;
  return { perMinute: callsPerMinute(seen, last), minutes: minutesObserved(seen, last) };
}

test("with nothing seen a place is guessed to be free again after three minutes", () => {
  expect(watched(atMinute(0, 300, 300))).toEqual({ perMinute: 100, minutes: 0 });
});

test("all who were called at the opening say nothing of the rate to come", () => {
  const afterOpening = watched(atMinute(0, 40, 40), atMinute(0.25, 300, 300), atMinute(1, 300, 300));
  expect(afterOpening.perMinute).toBeLessThan(100);
});

test("what was seen for long outweighs the guess", () => {
  const minutes = Array.from({ length: 29 }, (_, minute) => atMinute(minute + 1, 330 + 30 * minute, 300));
  const seen = watched(atMinute(0, 300, 300), ...minutes);
  expect(seen.perMinute).toBeGreaterThan(29);
  expect(seen.perMinute).toBeLessThan(35);
  expect(seen.minutes).toBeCloseTo(29);
});

test("with a third of the people at checkout a third is called", () => {
  const before = [atMinute(0, 300, 300), atMinute(20, 2300, 300)] as const;
  const share = watched(...before, atMinute(20, 2300, 100)).perMinute / watched(...before).perMinute;
  expect(share).toBeGreaterThan(0.3);
  expect(share).toBeLessThan(0.4);
});

test("who comes in the middle of the sale does not count who had gone before", () => {
  expect(watched(atMinute(30, 2300, 300)).perMinute).toBe(100);
});

test("with nobody at checkout nothing was seen", () => {
  expect(watched(atMinute(0, 0, 0), atMinute(5, 0, 0)).minutes).toBe(0);
});
