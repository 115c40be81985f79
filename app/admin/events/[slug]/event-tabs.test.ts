import { expect, test } from "vitest";
import { tabsOf } from "./event-tabs.ts";

test("a draft has a page to write and one to publish it, and none of a sale that does not run", () => {
  expect(tabsOf("draft").map(({ text }) => text)).toEqual(["Edit", "Check and publish"]);
  expect(tabsOf("closed").map(({ text }) => text)).toContain("Sale");
});
