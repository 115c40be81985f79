import { expect, test } from "vitest";
import { storeEntry } from "#app/visitor/read-own-entry.ts";
import type { WaitlistEntry } from "#http/events/waitlist-schemas.ts";
import { readMyPlace } from "./read-my-place.ts";

const entry = (state: WaitlistEntry["state"]): WaitlistEntry => ({
  entryId: "wle_1",
  token: "secret",
  state,
  categoryId: "cat_full",
  ahead: null,
  isWaitlistOn: true,
  offer: null,
});

test("nobody has a place on the waitlist once their wait has ended", () => {
  const isOnWaitlist = (state: WaitlistEntry["state"]) => {
    storeEntry("ride", entry(state));
    return readMyPlace("ride", { kind: "none" });
  };
  expect(isOnWaitlist("waiting")).toEqual({ kind: "nothing", isOnWaitlist: true });
  for (const state of ["left", "removed", "expired", "given_back", "cancelled", "booked"] as const) {
    expect(isOnWaitlist(state)).toEqual({ kind: "nothing", isOnWaitlist: false });
  }
});
