import { expect, test } from "vitest";
import { translateInto } from "./language/translate.ts";
import { refusalCopy } from "./refusal-copy.ts";

const english = translateInto("en", null);

test("what could not be sent is said not to have happened; what was sent and not answered may have", () => {
  expect(refusalCopy({ kind: "unreachable", isSent: false }, english)).toContain("nothing was changed");
  expect(refusalCopy({ kind: "unreachable", isSent: true }, english)).toContain("may not have happened");
});
