import { expect, test } from "vitest";
import { createServerClock } from "./server-clock.ts";

test("the clock trusts the answer that was the least delayed", () => {
  let local = 1_000_000;
  const clock = createServerClock(() => local);
  const serverIsAhead = 90_000;

  clock.observe(new Date(local + serverIsAhead - 4000).toISOString());
  expect(clock.now()).toBe(local + 86_000);

  local += 5000;
  clock.observe(new Date(local + serverIsAhead - 200).toISOString());
  local += 5000;
  clock.observe(new Date(local + serverIsAhead - 3000).toISOString());
  expect(clock.now()).toBe(local + 89_800);
});

test("before any answer it is the phone's time, and nonsense changes nothing", () => {
  const clock = createServerClock(() => 42);
  clock.observe("soon");
  expect(clock.now()).toBe(42);
});
