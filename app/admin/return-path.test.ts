import { expect, test } from "vitest";
import { returnPath } from "./return-path.ts";

test.each([
  ["/admin", "/admin"],
  ["/admin/events/a-ride/bookings?state=all&page=2", "/admin/events/a-ride/bookings?state=all&page=2"],
  [undefined, "/admin"],
  ["https://elsewhere.example/admin", "/admin"],
  ["//elsewhere.example", "/admin"],
  ["/admin//elsewhere.example", "/admin"],
  ["/admin/../e/a-ride", "/admin"],
  ["/administrators", "/admin"],
  ["/admin/sign-in?back=/admin", "/admin"],
  ["/admin\n", "/admin"],
])("asked to go back to %j, the sign-in leads to %j", (asked, shown) => {
  expect(returnPath(asked)).toBe(shown);
});
