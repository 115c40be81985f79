import { expect, test } from "vitest";
import { stateNow } from "./booking.ts";

test("a held booking is expired from the very moment its time is over", () => {
  const keptUntil = new Date("2027-01-01T10:05:00Z");
  expect(stateNow({ state: "held", keptUntil }, new Date("2027-01-01T10:04:59.999Z"))).toBe("held");
  expect(stateNow({ state: "held", keptUntil }, keptUntil)).toBe("expired");
});

test("time alone never ends a confirmed booking", () => {
  const keptUntil = new Date(0);
  expect(stateNow({ state: "confirmed", keptUntil }, new Date())).toBe("confirmed");
});
