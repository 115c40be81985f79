import { expect, test } from "vitest";
import { addMinutes } from "#platform/clock.ts";
import { GRACE_MINUTES, PAY_MINUTES } from "../bookings/booking.ts";
import { nextSyncStep, syncTime } from "./sync-plan.ts";

const PRESSED_AT = new Date("2026-11-22T06:00:00Z");

/** The minutes after Pay at which an order is asked for, each time a moment after it is due. */
function minutesAsked(answer: { isUnderWay: boolean; isSettled: boolean }): number[] {
  const minutes: number[] = [];
  for (let step = 0, at = syncTime(PRESSED_AT, step); at !== null; at = syncTime(PRESSED_AT, step)) {
    minutes.push((at.getTime() - PRESSED_AT.getTime()) / 60_000);
    step = nextSyncStep(PRESSED_AT, step, { now: addMinutes(at, 0.1), ...answer });
  }
  return minutes;
}

const DAY = 24 * 60;
const LATER = [15, 30, 60, 6 * 60, DAY, 2 * DAY, 3 * DAY, 4 * DAY, 5 * DAY, 6 * DAY];

test("an order is asked for at one, three and five minutes, and until the sixth day", () => {
  expect(minutesAsked({ isUnderWay: false, isSettled: false })).toEqual([1, 3, 5, ...LATER]);
});

test("while a bank is silent an order is asked for twice more before its place ends", () => {
  expect(minutesAsked({ isUnderWay: true, isSettled: false })).toEqual([1, 3, 5, 10, 13, ...LATER]);
  expect(13).toBeLessThan(PAY_MINUTES + GRACE_MINUTES);
});

test("an order that is settled when it is asked about first is left alone until its place would have ended", () => {
  expect(minutesAsked({ isUnderWay: false, isSettled: true })).toEqual([1, ...LATER]);
});

test("after a time in which nobody asked, what was missed is asked for once", () => {
  const now = addMinutes(PRESSED_AT, 2 * DAY);
  expect(nextSyncStep(PRESSED_AT, 0, { now, isUnderWay: true, isSettled: false })).toBe(11);
});
