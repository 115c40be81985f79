import fc from "fast-check";
import { expect, test } from "vitest";
import { testClock } from "#tests/builders/test-clock.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { CALL_SECONDS, letThemComeBackForEver, STEP_SECONDS, sellAgainstScript } from "./ask-without-taking.ts";

/** Ten places, two groups of ten tickets of a script in front, which take turns, and ten people behind them. */
const TWO_GROUPS = {
  places: 10,
  isScript: Array.from({ length: 30 }, (_, index) => index < 20),
  doBuy: true,
  minutes: 15,
};

test("a script whose tickets ask and never take does not keep the last places: ten people behind it buy all ten", async () => {
  const clock = testClock();
  const { startline } = await aStartline(clock);
  expect((await sellAgainstScript(startline, clock, TWO_GROUPS)).sold).toBe(10);
});

test("where whoever comes back goes before newer numbers for ever, two groups of a script that take turns sell nothing", async () => {
  const clock = testClock();
  const { startline } = await aStartline(clock);
  await letThemComeBackForEver(startline);
  const { sold, calledAt } = await sellAgainstScript(startline, clock, TWO_GROUPS);
  expect([sold, calledAt.length]).toEqual([0, 20]);
});

const scripts = fc.record({
  places: fc.integer({ min: 1, max: 12 }),
  isScript: fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }),
});

test("whichever and however many tickets ask and never take, each number is called within its place in the queue divided by half of the calls there are, and two windows", async () => {
  const clock = testClock();
  const { startline } = await aStartline(clock);
  await fc.assert(
    fc.asyncProperty(scripts, async ({ places, isScript }) => {
      const { calledAt } = await sellAgainstScript(startline, clock, {
        places,
        isScript: [...isScript, false],
        doBuy: false,
        minutes: 120,
      });
      const windowSeconds = CALL_SECONDS + STEP_SECONDS;
      const late = calledAt.filter((at, index) => at > ((index + 1) / (places / 2) + 2) * windowSeconds);
      expect(late).toEqual([]);
      expect(calledAt).toHaveLength(isScript.length + 1);
    }),
    { numRuns: 25, seed: 20_261_129 },
  );
}, 120_000);
