import { expect, test } from "vitest";
import { checkForm, emptyDraft } from "./check-form.ts";

const blood = { id: "blood", label: "Blood group", isRequired: true };
const club = { id: "club", label: "Club", isRequired: false };
const complete = {
  name: "Asha Patil",
  phone: "98765 43210",
  email: "asha@gmail.com",
  answers: { blood: "O+" },
  isWaiverAccepted: true,
};

test("a complete form has no errors", () => {
  expect(checkForm(complete, [blood, club])).toEqual([]);
});

test("an empty form names each field once, in the order of the form", () => {
  expect(checkForm(emptyDraft, [blood, club]).map((error) => error.field)).toEqual([
    "name",
    "phone",
    "email",
    "answers.blood",
    "waiver",
  ]);
});

test("an initial is not a full name, and a number is not a name", () => {
  expect(checkForm({ ...complete, name: "A" }, [])).toEqual([{ field: "name", code: "name_too_short" }]);
  expect(checkForm({ ...complete, name: "42" }, [])).toEqual([{ field: "name", code: "name_without_letters" }]);
  expect(checkForm({ ...complete, name: "श्री" }, [])).toEqual([]);
});

test("an invalid number and a missing one are different errors", () => {
  expect(checkForm({ ...complete, phone: "12345" }, [])).toEqual([{ field: "phone", code: "phone_invalid" }]);
});

test("a question whose id every object has is answered like any other", () => {
  const question = { id: "constructor", label: "Who built your bike?", isRequired: true };
  expect(checkForm(complete, [question])).toEqual([{ field: "answers.constructor", code: "answer_missing" }]);
  expect(checkForm({ ...complete, answers: { constructor: "I" } }, [question])).toEqual([]);
});
