import { expect, test } from "vitest";
import { translateInto } from "../../../../language/translate.ts";
import { bodyOf, checkDraft, emptyRider, readRupees } from "./rider-draft.ts";

const english = translateInto("en", null);

test.each([
  ["1200", 120_000],
  ["₹1,200", 120_000],
  ["1200.5", 120_050],
  ["0", 0],
  ["", null],
  ["-5", null],
  ["12 lakh", null],
  ["1.234", null],
])("cash typed as %j is %s paise", (typed, paise) => {
  expect(readRupees(typed)).toBe(paise);
});

test("a guest needs a reason, cash an amount, and a required question an answer", () => {
  const questions = [{ id: "que_1", label: "T-shirt", isRequired: true }];
  const rider = { ...emptyRider, categoryId: "cat_1", name: "Asha", phone: "98", email: "a@b.c" };
  const fieldsOf = (change: object) =>
    checkDraft({ ...rider, ...change }, questions, english).map(({ field }) => field);
  expect(fieldsOf({})).toEqual(["reason", "answers.que_1"]);
  expect(fieldsOf({ kind: "cash", cash: "0.5", answers: { que_1: "M" } })).toEqual(["cash"]);
  expect(fieldsOf({ kind: "cash", cash: "500", answers: { que_1: "M" } })).toEqual([]);
});

test("of two questions without an answer each is named", () => {
  const asked = ["T-shirt size", "Blood group"].map((label, at) => ({ id: `que_${at}`, label, isRequired: true }));
  const messages = checkDraft({ ...emptyRider, reason: "Guest" }, asked, english).map(({ message }) => message);
  expect(messages.slice(-2)).toEqual(["Please answer: T-shirt size.", "Please answer: Blood group."]);
});

test("what was typed for the other choice is not sent", () => {
  expect(bodyOf({ ...emptyRider, kind: "cash", cash: "500", reason: "" }).addedFor).toEqual({
    kind: "cash",
    cashPaise: 50_000,
    reason: "",
  });
  expect(bodyOf({ ...emptyRider, cash: "500", reason: "Guest" }).addedFor).toEqual({
    kind: "complimentary",
    reason: "Guest",
  });
});
