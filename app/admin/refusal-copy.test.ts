import { expect, test } from "vitest";
import { refusalCopy } from "./refusal-copy.ts";

test("what could not be sent is said not to have happened; what was sent and not answered may have", () => {
  expect(refusalCopy({ kind: "unreachable", isSent: false })).toContain("nothing was changed");
  expect(refusalCopy({ kind: "unreachable", isSent: true })).toContain("may not have happened");
});
