import { expect, test } from "vitest";
import { translateInto } from "../language/translate.ts";
import { problemCopy, problemsOf } from "./problems-of.ts";

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

test("the same words of two fields are told apart by the category, the row or the field", () => {
  const categories = [{ name: "Full ride" }, { name: " " }];
  const message = "Choose a date and a time.";
  const problems = ["categories.0.price", "categories.1.price", "faq.2.answer", "opensAt", "closesAt"].map((field) => ({
    field,
    message,
  }));
  expect(problems.map((problem) => problemCopy(problem, { problems, categories }, t))).toEqual([
    `Full ride: ${message}`,
    `Categories 2: ${message}`,
    `Questions people ask 3: ${message}`,
    `Opens at: ${message}`,
    `Closes at: ${message}`,
  ]);
  const [alone] = problems.slice(3);
  expect(alone && problemCopy(alone, { problems: [alone], categories }, t)).toBe(message);
});
