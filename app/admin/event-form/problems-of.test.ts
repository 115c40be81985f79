import { expect, test } from "vitest";
import { translateInto } from "../language/translate.ts";
import { problemsOf } from "./problems-of.ts";

const t = translateInto("en", null);

test("what is missing is said in a whole sentence", () => {
  expect(problemsOf({ code: "incomplete", missing: ["unsellable_places"] }, t)).toEqual([
    { field: "categories", message: "Give the categories together at least as many places as the event." },
  ]);
});

test("what has no field that would mend it leads nowhere", () => {
  expect(problemsOf({ code: "not_signed_in" }, t)).toMatchObject([{ field: null }]);
  expect(problemsOf({ code: "event_cancelled", title: "This event is cancelled." }, t)).toEqual([
    { field: null, message: "This event is cancelled." },
  ]);
  expect(problemsOf({ code: "slug_taken", title: "Another event has this link." }, t)).toMatchObject([
    { field: "slug" },
  ]);
});
