import { expect, test } from "vitest";
import { detailsOf, formOf, hasNewAddress, mergeRider } from "./rider-form.ts";

const rider = {
  name: "Asha",
  phone: "+919820000495",
  email: "asha@example.com",
  emailKey: "asha@example.com",
  language: "mr" as const,
  answers: { size: "M", route: "North" },
  version: 3,
};
const began = formOf(rider, [{ id: "size" }, { id: "club" }]);

test("a form has the questions that are asked, and an empty answer is none", () => {
  expect(began).toEqual({
    name: "Asha",
    phone: "+919820000495",
    email: "asha@example.com",
    language: "mr",
    "answers.size": "M",
    "answers.club": "",
  });
  const { name, phone, email, language } = rider;
  expect(detailsOf(began)).toEqual({ name, phone, email, language, answers: { size: "M" } });
});

test("of two who write at once each keeps what they wrote, and sees the other's where they wrote the same field", () => {
  const typed = { ...began, email: "mine@example.com", name: "Asha K" };
  const theirs = { ...began, email: "theirs@example.com", phone: "+919820000496", name: "Asha K" };
  expect(mergeRider(began, typed, theirs)).toEqual({
    form: { ...began, email: "mine@example.com", phone: "+919820000496", name: "Asha K" },
    conflicts: [{ field: "email", theirs: "theirs@example.com" }],
  });
});

test.each([
  [{ name: "Asha K" }, false],
  [{ email: " ASHA@example.com" }, false],
  [{ phone: "+91 98200 00495" }, false],
  [{ email: "asha@example.org" }, true],
  [{ phone: "+919820000496" }, true],
])("%o means a new address: %s", (change, expected) => {
  expect(hasNewAddress(began, { ...began, ...change })).toBe(expected);
});
