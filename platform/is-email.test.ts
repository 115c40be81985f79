import { expect, test } from "vitest";
import { isEmail } from "./is-email.ts";

test("an address that SES would refuse is refused here", () => {
  for (const wrong of [
    "@x.in",
    "a@b",
    "a b@x.in",
    "a..b@x.in",
    ".a@x.in",
    "a.@x.in",
    "अशा@x.in",
    "a@x_y.in",
    'a"@x.in',
    "a<x>@x.in",
    "a,b@x.in",
    "a@x.in\0",
    "संस्था@उदाहरण.भारत",
    `${"a".repeat(65)}@x.in`,
  ]) {
    expect(isEmail(wrong)).toBe(false);
  }
  for (const right of ["a@x.in", "a+ride@sub.example.co.in", "o'neil@example.com"]) expect(isEmail(right)).toBe(true);
});
