import { expect, test } from "vitest";
import { singleFlight } from "./single-flight.ts";

/** Work whose runs end when the test says so. */
function aWork() {
  const ends: (() => void)[] = [];
  const work = singleFlight(() => new Promise<number>((resolve) => ends.push(() => resolve(ends.length))));
  return { ends, work };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("a hundred who ask while it runs share one more run, which begins after they asked", async () => {
  const { ends, work } = aWork();
  const first = work();
  const others = Array.from({ length: 100 }, work);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await first;
  await turn();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  expect(new Set(await Promise.all(others))).toEqual(new Set([2]));
});

test("a run that fails fails only for those who asked for it", async () => {
  let runs = 0;
  const work = singleFlight(async () => {
    runs += 1;
    if (runs === 1) throw new Error("away");
    return runs;
  });
  const first = work();
  const second = work();
  await expect(first).rejects.toThrow("away");
  expect(await second).toBe(2);
  expect(await work()).toBe(3);
});
