import { expect, test } from "vitest";
import { repeatUntilIdle } from "./repeat-until-idle.ts";

test("rounds follow each other until one finds nothing to do, and the answer is how much was done", async () => {
  const rounds = [50, 50, 7, 0, 99];
  expect(await repeatUntilIdle({ round: async () => rounds.shift() ?? 0, milliseconds: 60_000 })).toBe(107);
  expect(rounds).toEqual([99]);
});

test("no round begins when the time is over, however much there is to do", async () => {
  let rounds = 0;
  const round = async () => {
    rounds += 1;
    return 1;
  };
  expect(await repeatUntilIdle({ round, milliseconds: 0 })).toBe(1);
  expect(rounds).toBe(1);
});
