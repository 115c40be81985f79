import { expect, test } from "vitest";
import { decideAnnouncement } from "./decide-announcement.ts";

const nothing = { subject: "", text: "", sms: "" };
const english = { subject: "Earlier start", text: "Report by 4:30 am.", sms: "Report by 4:30 am" };
const hindi = { subject: "समय बदला", text: "4:30 बजे पहुँचें।", sms: "4:30 बजे पहुँचें" };

const fieldsOf = (...given: Parameters<typeof decideAnnouncement>) => {
  const decided = decideAnnouncement(...given);
  return decided.ok ? [] : decided.problems.map(({ field, code }) => `${field} ${code}`);
};

test("a language that is not written is left out, and what a channel does not need is not kept", () => {
  expect(decideAnnouncement({ en: english, hi: hindi, mr: nothing }, ["email"])).toEqual({
    ok: true,
    texts: { en: { ...english, sms: "" }, hi: { ...hindi, sms: "" } },
  });
});

test("English is needed, and another language whole or not at all", () => {
  expect(fieldsOf({ en: nothing, hi: { ...hindi, text: " " }, mr: nothing }, ["email", "sms"])).toEqual([
    "en.subject required",
    "en.text required",
    "en.sms required",
    "hi.text required",
  ]);
});

test.each([
  ["forty characters go into an SMS", "x".repeat(40), []],
  ["one more does not", "x".repeat(41), ["en.sms too_long"]],
  ["a full stop at the end is the template's", `${"x".repeat(40)}.`, []],
  ["Devanagari can't be sent as an English SMS", "4:30 बजे पहुँचें", ["en.sms not_writable"]],
  ["a rupee sign is written out", "Bring ₹200", []],
])("%s", (_what, sms, problems) => {
  expect(fieldsOf({ en: { ...english, sms }, hi: nothing, mr: nothing }, ["sms"])).toEqual(problems);
});
