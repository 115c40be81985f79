import { expect, test } from "vitest";
import { type ExpectedTurn, estimateWait } from "./estimate-wait.ts";

const at = 1000;
/** Of somebody with 299 people ahead, after ten minutes. */
const estimate = (lastEstimate: ExpectedTurn | undefined, perMinute: number) =>
  estimateWait(lastEstimate, at, 300, perMinute, 10);

test("the turn is expected around the time that the calls before it take", () => {
  const { earliest, latest } = estimate(undefined, 60);
  expect(earliest).toBeGreaterThan(at + 3.5);
  expect(earliest).toBeLessThan(at + 5);
  expect(latest).toBeGreaterThan(at + 5);
  expect(latest).toBeLessThan(at + 7);
});

test("who has watched for less time is told less exactly", () => {
  const [knowing, guessing] = [estimate(undefined, 60), estimateWait(undefined, at, 300, 60, 0.5)];
  expect(guessing.earliest).toBeLessThan(knowing.earliest);
  expect(guessing.latest).toBeGreaterThan(knowing.latest);
});

test("neither end becomes later while the rate only sways", () => {
  const lastEstimate = estimate(undefined, 60);
  expect(estimate(lastEstimate, 52)).toEqual({
    ...lastEstimate,
    earliest: expect.closeTo(lastEstimate.earliest, 5),
  });
  expect(estimate(lastEstimate, 70).latest).toBeLessThan(lastEstimate.latest);
});

test("a queue that really slowed down is admitted", () => {
  const lastEstimate = estimate(undefined, 60);
  expect(estimate(lastEstimate, 20)).toEqual(estimate(undefined, 20));
});

test("who is next stays so for a minute though a few seconds more pass", () => {
  const lastEstimate = { earliest: at - 1, latest: at };
  expect(estimateWait(lastEstimate, at, 3, 60, 10)).toEqual(lastEstimate);
});
