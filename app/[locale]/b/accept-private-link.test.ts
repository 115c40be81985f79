import { expect, test } from "vitest";
import { bookingIdOf } from "./accept-private-link.ts";

test("the booking id is the last part of its URL, in every language", () => {
  expect(bookingIdOf("/b/bkg_4f7")).toBe("bkg_4f7");
  expect(bookingIdOf("/hi/b/bkg_4f7/")).toBe("bkg_4f7");
  expect(bookingIdOf("/e/pune")).toBeNull();
});
