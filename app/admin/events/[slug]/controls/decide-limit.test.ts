import { expect, test } from "vitest";
import { decideLimit, type Limit } from "./decide-limit.ts";

type Now = Parameters<typeof decideLimit>[0];

const running: Now = {
  phase: "open",
  waiting: 500,
  remaining: 900,
  held: 200,
  roomForCalled: 20,
  concurrency: 300,
  turnout: 1,
};

test.each<[string, Partial<Now> & { isPaused?: boolean }, Limit]>([
  ["the pace", {}, "pace"],
  ["a full checkout", { held: 280 }, "checkout_full"],
  ["a checkout that overload has made smaller", { concurrency: 210 }, "checkout_full"],
  ["the pace, where many of the called do not come", { held: 280, turnout: 0.5, roomForCalled: 10 }, "pace"],
  ["nobody who waits", { waiting: 0 }, "nobody_waits"],
  ["no place that is free", { remaining: 0 }, "no_place"],
  ["no place, once sold out", { remaining: 0, phase: "sold_out" }, "no_place"],
  ["the organizer", { isPaused: true, held: 280 }, "paused"],
  ["the opening", { phase: "pre_queue" }, "not_open"],
])("what keeps the next from being called is %s", (_what, { isPaused = false, ...change }, limit) => {
  expect(decideLimit({ ...running, ...change }, { isPaused })).toBe(limit);
});
