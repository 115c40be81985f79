import { expect, test } from "vitest";
import { problemsOf } from "./problems-of.ts";

test("what has no field that would mend it leads nowhere", () => {
  expect(problemsOf({ code: "not_signed_in" })).toMatchObject([{ field: null }]);
  expect(problemsOf({ code: "event_cancelled", title: "This event is cancelled." })).toEqual([
    { field: null, message: "This event is cancelled." },
  ]);
  expect(problemsOf({ code: "slug_taken", title: "Another event has this link." })).toMatchObject([{ field: "slug" }]);
});
