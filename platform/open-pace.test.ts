import { expect, test } from "vitest";
import { openPace } from "./open-pace.ts";

test("ten sends at a hundred a second take ninety milliseconds", async () => {
  const pace = openPace(100);
  const start = performance.now();

  await Promise.all(Array.from({ length: 10 }, pace));

  // A timer may fire up to a millisecond early.
  expect(performance.now() - start).toBeGreaterThanOrEqual(88);
});

test("the first send waits for nothing", async () => {
  const start = performance.now();
  await openPace(1)();
  expect(performance.now() - start).toBeLessThan(500);
});
