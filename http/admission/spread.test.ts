import fc from "fast-check";
import { expect, test } from "vitest";
import { Spread } from "./spread.ts";

test("whoever is turned away comes again after one to some hundred seconds, in whole ones", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ ms: fc.nat(1500), isServed: fc.boolean() }), { maxLength: 300 }), (events) => {
      let now = 0;
      const random = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), 1)[0] as number;
      const spread = new Spread({ now: () => now, random: () => random });
      for (const { ms, isServed } of events) {
        now += ms;
        if (isServed) spread.noteServed();
        const seconds = isServed ? 1 : spread.noteTurnedAway();
        expect(Number.isInteger(seconds) && seconds >= 1 && seconds <= 120).toBe(true);
      }
    }),
  );
});

test("twenty thousand who are turned away come back no faster than half as many again as are served", () => {
  const served = 100; // A second.
  let now = 0;
  const spread = new Spread({ now: () => now, random: Math.random });
  let due = Array.from({ length: 20_000 }, (_, index) => (index / 20_000) * 10_000);
  const perSecond: number[] = [];
  for (let second = 0; second < 120; second += 1) {
    const come = due.filter((at) => at < now + 1000);
    due = due.filter((at) => at >= now + 1000);
    perSecond.push(come.length);
    for (const [index, at] of come.entries()) {
      now = Math.max(now, at);
      if (index < served) spread.noteServed();
      else due.push(at + spread.noteTurnedAway() * 1000);
    }
    now = (second + 1) * 1000;
  }
  const late = perSecond.slice(60);
  const mean = late.reduce((sum, count) => sum + count, 0) / late.length;
  // Sixty seconds in the mean is the most that anybody is asked to wait, so twenty thousand cannot be fewer than some 330 a second.
  expect(mean).toBeLessThan(450);
  expect(mean).toBeGreaterThan(served);
});
