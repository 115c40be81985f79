import { expect, test } from "vitest";
import { findPublicPage, languageOf } from "./public-pages.ts";

test.each([
  ["/", null],
  ["/hi", null],
  ["/mr/", null],
  ["/terms", null],
  ["/hi/lost-ticket", null],
  ["/Terms", null],
  ["/b/bkg_1", null],
  ["/mr/b/bkg_1", null],
  ["/hi/b", null],
  ["/e/ride", "ride"],
  ["/e/ride/", "ride"],
  ["/e/r%69de", "ride"],
  ["/hi/e/ride/queue", "ride"],
  ["/en/e/ride/fairness", "ride"],
])("%s is a page for riders, of the event %s", (path, slug) => {
  expect(findPublicPage(path)).toEqual({ slug });
});

test.each([
  "/e",
  "/b",
  "/hi/e",
  "/xx",
  "/xx/e/ride",
  "/hi/mr",
  "/wp-login.php",
  "/terms/more",
  "/e/ride/more",
  "/e/ride/queue/more",
  "/b/bkg_1/more",
  "/admin",
  "/toString",
])("%s is no page for riders", (path) => {
  expect(findPublicPage(path)).toBeNull();
});

test("an address is answered in its own language, and in the default one where it has none", () => {
  expect(["/hi/nothing", "/mr", "/nothing", "/", "/xx/nothing"].map(languageOf)).toEqual([
    "hi",
    "mr",
    "en",
    "en",
    "en",
  ]);
});
