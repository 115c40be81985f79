import { expect, test } from "vitest";
import { waitlistStandingOf } from "./waitlist-standing.ts";

const sale = {
  state: "published" as const,
  isPaused: false,
  isWaitlistOn: true,
  closesAt: new Date("2027-01-31T04:30:00Z"),
};

test.each([
  ["2027-01-31T04:00:00Z", {}, "offering"],
  ["2027-01-31T04:00:01Z", {}, "over"],
  ["2027-01-20T04:00:00Z", { isWaitlistOn: false }, "off"],
  ["2027-01-20T04:00:00Z", { isPaused: true }, "paused"],
  ["2027-01-20T04:00:00Z", { isPaused: true, isWaitlistOn: false }, "off"],
  ["2027-01-20T04:00:00Z", { state: "closed" as const, isWaitlistOn: false }, "over"],
  ["2027-01-20T04:00:00Z", { state: "cancelled" as const }, "cancelled"],
])("at %s, of a sale with %o, the waitlist is %s", (now, change, standing) => {
  expect(waitlistStandingOf({ ...sale, ...change }, new Date(now))).toBe(standing);
});
