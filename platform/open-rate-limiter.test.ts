import { expect, test } from "vitest";
import { openRateLimiter } from "./open-rate-limiter.ts";

test("ten calls at a hundred a second take ninety milliseconds", async () => {
  const rateLimiter = openRateLimiter(100);
  const start = performance.now();

  await Promise.all(Array.from({ length: 10 }, () => rateLimiter.acquire()));

  // A timer may fire up to a millisecond early.
  expect(performance.now() - start).toBeGreaterThanOrEqual(88);
});

test("the first call waits for nothing", async () => {
  const start = performance.now();
  await openRateLimiter(1).acquire();
  expect(performance.now() - start).toBeLessThan(500);
});
