import { expect, test } from "vitest";
import type { Draft } from "#app/visitor/stored-drafts.ts";
import type { Question } from "#booking/events/bookable-event.ts";
import { checkForm, emptyDraft } from "./check-form.ts";

const check = (draft: Draft, questions: Question[]) => checkForm(draft, questions, new Date("2027-02-14T00:00:00Z"));

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
  expect(check(complete, [blood, club])).toEqual([]);
});

test("an empty form names each field once, in the order of the form", () => {
  expect(check(emptyDraft, [blood, club]).map((error) => error.field)).toEqual([
    "name",
    "phone",
    "email",
    "answers.blood",
    "waiver",
  ]);
});

test("an initial is not a full name, and a number is not a name", () => {
  expect(check({ ...complete, name: "A" }, [])).toEqual([{ field: "name", code: "name_too_short" }]);
  expect(check({ ...complete, name: "42" }, [])).toEqual([{ field: "name", code: "name_without_letters" }]);
  expect(check({ ...complete, name: "श्री" }, [])).toEqual([]);
});

test("an invalid number and a missing one are different errors", () => {
  expect(check({ ...complete, phone: "12345" }, [])).toEqual([{ field: "phone", code: "phone_invalid" }]);
});

test("a question whose id every object has is answered like any other", () => {
  const question = { id: "constructor", label: "Who built your bike?", isRequired: true };
  expect(check(complete, [question])).toEqual([{ field: "answers.constructor", code: "answer_missing" }]);
  expect(check({ ...complete, answers: { constructor: "I" } }, [question])).toEqual([]);
});

test("what is wrong with an answer is found before it is sent, by the server's own rule", () => {
  const born: Question = {
    id: "born",
    label: "Date of birth",
    kind: "date",
    purpose: "date_of_birth",
    isRequired: true,
    ageMin: 18,
  };
  const call: Question = { id: "call", label: "Call", kind: "phone", purpose: "emergency_phone", isRequired: true };
  const codes = (answers: Record<string, string>) =>
    check({ ...complete, answers }, [born, call]).map(({ code }) => code);
  expect(codes({ born: "2010-2-14", call: "098765 43210" })).toEqual(["too_young", "own_phone"]);
  expect(codes({ born: "1990--", call: "12345" })).toEqual(["date_invalid", "contact_phone_invalid"]);
  expect(codes({ born: "1990-5-31", call: "98200 00495" })).toEqual([]);
});
