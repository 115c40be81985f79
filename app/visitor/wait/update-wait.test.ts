import { expect, test } from "vitest";
import { updateWait, type WaitMemory } from "./update-wait.ts";

const opensAt = Date.UTC(2027, 0, 10, 4, 30);

/** A sale with 300 at checkout, of whom 100 leave in a minute. */
const saleAt = (minute: number, change: Partial<Parameters<typeof updateWait>[1]> = {}) => ({
  phase: "open" as const,
  paused: false,
  opensAt: new Date(opensAt).toISOString(),
  generatedAt: new Date(opensAt + minute * 60_000).toISOString(),
  held: 300,
  remaining: 1200 - 80 * minute,
  queue: { serving: 300 + 100 * minute },
  ...change,
});

/** The range shown for this number from the minute `from` on until `to`, every quarter of one. */
function rangesOf(number: number, from: number, to: number) {
  const ranges: { minute: number; low: number; high: number | null }[] = [];
  let memory: WaitMemory | undefined;
  for (let minute = from; minute <= to; minute += 0.25) {
    const followed = updateWait(memory, saleAt(minute), number - 300 - 100 * minute - 1);
    memory = followed.memory;
    if (followed.range) ranges.push({ minute, ...followed.range });
  }
  return { memory, ranges };
}

test("in a steady sale each range holds the turn, and none ends later than the one before", () => {
  const { ranges } = rangesOf(1000, 0, 6.75);
  expect(ranges.length).toBeGreaterThan(20);
  expect(ranges.filter(({ minute, low, high }) => minute + low > 7 || minute + (high ?? 0) < 7)).toEqual([]);
  const latest = ranges.map(({ minute, high }) => minute + (high ?? 0));
  expect(latest.every((time, place) => time <= (latest[place - 1] ?? time) + 1)).toBe(true);
});

/** The range at this minute on a page that was opened half a minute before. */
function toldAt(minute: number, change: Parameters<typeof saleAt>[1], peopleAhead: number) {
  const { memory } = updateWait(undefined, saleAt(minute - 0.5, change), peopleAhead);
  return updateWait(memory, saleAt(minute, change), peopleAhead).range;
}

test("before enough was seen, while the sale is paused and while every place is held nobody can say", () => {
  expect(updateWait(undefined, saleAt(5), 500).range).toBeNull();
  expect(toldAt(5, { paused: true }, 500)).toBeNull();
  expect(toldAt(5, { phase: "standby" }, 500)).toBeNull();
});

test("with more people ahead than places left only the earliest time is shown", () => {
  expect(toldAt(5, { remaining: 500 }, 499)?.high).toBeGreaterThan(5);
  expect(toldAt(5, { remaining: 500 }, 500)).toEqual({ low: 2, high: null });
});

test("a pause drops the estimate and the observations from before it", () => {
  const { memory } = rangesOf(1000, 0, 5);
  expect(memory).toBeDefined();
  expect(updateWait(memory, saleAt(15, { paused: true }), 199).memory).toBeUndefined();
});
