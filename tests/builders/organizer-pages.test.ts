import { expect, test } from "vitest";
import { organizerPages } from "./organizer-pages.ts";

test("every page of the organizer's is told how it is reached, so that pictures and times leave none out", () => {
  const pages = organizerPages({ slug: "a-ride", bookingId: "bkg_1" });
  expect(pages.length).toBeGreaterThan(25);
  expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
});
