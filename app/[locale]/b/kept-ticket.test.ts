import { expect, test } from "vitest";
import type { BookingState } from "./booking-view.ts";
import { mayKeep } from "./kept-ticket.ts";

const states: BookingState[] = ["held", "paying", "confirmed", "expired", "released", "cancelled"];

test("only a confirmed booking is kept in the browser, and only where the key to it is", () => {
  expect(states.filter((state) => mayKeep({ state }, true))).toEqual(["confirmed"]);
  expect(states.filter((state) => mayKeep({ state }, false))).toEqual([]);
});
