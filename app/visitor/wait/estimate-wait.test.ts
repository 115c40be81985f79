import { expect, test } from "vitest";
import { estimateWait } from "./estimate-wait.ts";

const at = 1000;
const facts = { at, calls: 300, perMinute: 60, minutesSeen: 10 };

test("the turn is expected around the time that the calls before it take", () => {
  const { earliest, latest } = estimateWait(undefined, facts);
  expect(earliest).toBeGreaterThan(at + 3.5);
  expect(earliest).toBeLessThan(at + 5);
  expect(latest).toBeGreaterThan(at + 5);
  expect(latest).toBeLessThan(at + 7);
});

test("who has watched for less time is told less exactly", () => {
  const [knowing, guessing] = [estimateWait(undefined, facts), estimateWait(undefined, { ...facts, minutesSeen: 0 })];
  expect(guessing.earliest).toBeLessThan(knowing.earliest);
  expect(guessing.latest).toBeGreaterThan(knowing.latest);
});

test("neither end becomes later while the rate only sways", () => {
  const told = estimateWait(undefined, facts);
  expect(estimateWait(told, { ...facts, perMinute: 52 })).toEqual({
    ...told,
    earliest: expect.closeTo(told.earliest, 5),
  });
  expect(estimateWait(told, { ...facts, perMinute: 70 }).latest).toBeLessThan(told.latest);
});

test("a queue that really slowed down is admitted", () => {
  const told = estimateWait(undefined, facts);
  const slowed = { ...facts, perMinute: 20 };
  expect(estimateWait(told, slowed)).toEqual(estimateWait(undefined, slowed));
});

test("who is next stays so for a minute though a few seconds more pass", () => {
  const told = { earliest: at - 1, latest: at };
  expect(estimateWait(told, { ...facts, calls: 3 })).toEqual(told);
});
