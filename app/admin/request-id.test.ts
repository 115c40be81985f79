import { expect, test } from "vitest";
import { nothingSent, requestOf } from "./request-id.ts";

test("what is sent again unchanged has the same id, and anything else one of its own", () => {
  const first = requestOf(nothingSent, { name: "Asha" });
  expect(first.id).toMatch(/^[0-9a-f]{32}$/);
  expect(requestOf(first, { name: "Asha" })).toEqual(first);
  expect(requestOf(first, { name: "Ravi" }).id).not.toBe(first.id);
});
