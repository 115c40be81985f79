import { expect, test } from "vitest";
import { refusalWords } from "./refusal-words.ts";

test("what could not be sent is said not to have happened; what was sent and not answered may have", () => {
  expect(refusalWords({ kind: "unreachable", isSent: false })).toContain("nothing was changed");
  expect(refusalWords({ kind: "unreachable", isSent: true })).toContain("may not have happened");
});
