import { expect, test } from "vitest";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { initialStatusOf } from "./initial-status.ts";

const event = {
  state: "published",
  opensAt: new Date("2027-02-01T04:30:00Z"),
  closesAt: new Date("2027-02-08T04:30:00Z"),
  preQueueMinutes: 30,
} as BookableEvent;
const phaseAt = (time: string, change: Partial<BookableEvent> = {}) =>
  initialStatusOf({ ...event, ...change }, new Date(time))?.phase;

test("before and after the sale a page without live numbers says what is so", () => {
  expect(phaseAt("2027-02-01T03:59:00Z")).toBe("scheduled");
  expect(phaseAt("2027-02-01T04:00:00Z")).toBe("pre_queue");
  expect(phaseAt("2027-02-08T04:30:00Z")).toBe("closed");
  expect(phaseAt("2027-02-02T00:00:00Z", { state: "closed" })).toBe("closed");
  expect(phaseAt("2027-02-02T00:00:00Z", { state: "cancelled" })).toBe("cancelled");
});

test("while places are sold only a live number is told", () => {
  expect(initialStatusOf(event, new Date("2027-02-01T04:30:00Z"))).toBeNull();
});
