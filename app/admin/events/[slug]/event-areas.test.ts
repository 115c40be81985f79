import { expect, test } from "vitest";
import { areasOf } from "./event-areas.ts";

const namesIn = (...asked: Parameters<typeof areasOf>) => areasOf(...asked).map(({ text }) => text);

test("an event has four areas, and a draft none of a sale that does not run", () => {
  for (const state of ["published", "closed", "cancelled"] as const) {
    expect(namesIn(state, "owner")).toEqual(["Now", "Riders", "Money", "Set-up"]);
  }
  expect(namesIn("draft", "owner")).toEqual(["Now", "Set-up"]);
});

test("nobody is shown an area that their role does not open", () => {
  expect(namesIn("published", "staff")).toEqual(["Now", "Riders", "Set-up"]);
  expect(namesIn("published", "check_in")).toEqual([]);
});
