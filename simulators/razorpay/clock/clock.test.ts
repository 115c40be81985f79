import { expect, test } from "vitest";
import { Clock } from "./clock.ts";

test("time passes on a standing clock only when it is advanced, and each thing happens at its own instant", async () => {
  const clock = new Clock();
  clock.set("manual");
  const start = clock.nowMs();
  const seen: [string, number][] = [];
  const note = (name: string) => () => seen.push([name, clock.nowMs() - start]);
  clock.after(3000, note("third"));
  clock.after(1000, note("first"));
  clock.after(1000, note("second"));
  clock.after(9000, note("never"));

  await clock.advance(5000);

  expect(seen).toEqual([
    ["first", 1000],
    ["second", 1000],
    ["third", 3000],
  ]);
  expect(clock.nowMs() - start).toBe(5000);
});

test("what a timer starts later is done in the same advance, after the work before it has ended", async () => {
  const clock = new Clock();
  clock.set("manual");
  const start = clock.nowMs();
  const seen: number[] = [];
  clock.after(1000, async () => {
    await new Promise((resolve) => setImmediate(resolve));
    clock.after(500, () => seen.push(clock.nowMs() - start));
  });

  await clock.advance(2000);

  expect(seen).toEqual([1500]);
});

test("a cancelled timer never fires", async () => {
  const clock = new Clock();
  clock.set("manual");
  let fired = false;
  clock.after(10, () => {
    fired = true;
  }).cancelled = true;

  await clock.advance(1000);

  expect(fired).toBe(false);
});

test("a scaled clock runs as many times faster as it is told", async () => {
  const clock = new Clock();
  clock.set("scaled", 100_000);
  const started = performance.now();

  await new Promise<void>((resolve) => clock.after(600_000, resolve));

  expect(performance.now() - started).toBeLessThan(1000);
  clock.stop();
});
