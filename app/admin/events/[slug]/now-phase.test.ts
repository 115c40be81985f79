import { expect, test } from "vitest";
import { phaseOf } from "./now-phase.ts";

const event = {
  state: "published" as const,
  opensAt: new Date("2027-01-10T04:30:00Z"),
  closesAt: new Date("2027-01-31T04:30:00Z"),
  startsAt: new Date("2027-02-14T00:00:00Z"),
};

test.each([
  ["2027-01-10T04:29:59Z", 5, {}, "before"],
  ["2027-01-10T04:30:00Z", 5, {}, "selling"],
  ["2027-01-10T04:31:00Z", 0, {}, "sold"],
  ["2027-01-11T04:31:00Z", 5, { state: "closed" as const }, "sold"],
  ["2027-01-31T04:30:00Z", 5, {}, "sold"],
  ["2027-02-07T00:00:01Z", 5, {}, "week"],
  ["2027-02-14T10:00:00Z", 0, {}, "week"],
  ["2027-02-15T00:00:01Z", 0, {}, "after"],
  ["2027-02-10T00:00:00Z", 0, { state: "cancelled" as const }, "cancelled"],
])("at %s with %i free (%o) the event is %s", (now, free, change, phase) => {
  expect(phaseOf({ ...event, ...change }, free, new Date(now))).toBe(phase);
});
