import { expect, test } from "vitest";
import { partsOf } from "./event-parts.ts";

test("a draft has a page to write and one to publish it, and none of a sale that does not run", () => {
  expect(partsOf("draft").map(({ text }) => text)).toEqual(["Edit", "Check and publish"]);
  expect(partsOf("closed").map(({ text }) => text)).toContain("Sale");
});
