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

const MINUTE_MS = 60_000;

test.each([
  ["years ahead", 40 * 365 * 24 * 60 * MINUTE_MS],
  ["years behind", -40 * 365 * 24 * 60 * MINUTE_MS],
  ["an hour ahead", 60 * MINUTE_MS],
])("one answer whose clock is %s moves nothing", (_how, wrongByMs) => {
  const clock = createServerClock(() => 0);
  clock.observe(new Date(90_000).toISOString());
  clock.observe(new Date(90_000 + wrongByMs).toISOString());
  expect(clock.now()).toBe(90_000);
  clock.observe(new Date(90_100).toISOString());
  clock.observe(new Date(90_000 + wrongByMs).toISOString());
  expect(clock.now()).toBe(90_100);
});

test("after a first answer that was wrong by years, two right ones set the clock", () => {
  const clock = createServerClock(() => 0);
  clock.observe("2099-01-01T00:00:00.000Z");
  clock.observe(new Date(90_000).toISOString());
  clock.observe(new Date(90_100).toISOString());
  expect(clock.now()).toBe(90_100);
});

test("a phone whose own clock is set anew in the middle is followed", () => {
  let local = 0;
  const clock = createServerClock(() => local);
  clock.observe(new Date(90_000).toISOString());
  local += 24 * 60 * MINUTE_MS;
  clock.observe(new Date(95_000).toISOString());
  clock.observe(new Date(96_000).toISOString());
  expect(clock.now()).toBe(96_000);
});
