import fc from "fast-check";
import { expect, test } from "vitest";
import type { Question } from "../events/bookable-event.ts";
import { QUESTION_KINDS } from "../events/question.ts";
import { ageOn, readAnswer, readDate } from "./answer.ts";
import { readPhone } from "./participant.ts";

/** Five in the morning of 14 February in India, still the 13th in London. */
const context = { startsAt: new Date("2027-02-13T23:30:00Z"), phone: "+919876543210", readPhone };
const asked = (question: Partial<Question>): Question => ({ id: "q", label: "Q", isRequired: false, ...question });
const read = (question: Partial<Question>, text: string) => {
  const answer = readAnswer(text, asked(question), context);
  return "because" in answer ? answer.because : `= ${answer.answer}`;
};

const born = { kind: "date", purpose: "date_of_birth", ageMin: 18, ageMax: 65 } as const;
const call = { kind: "phone", purpose: "emergency_phone" } as const;

test.each<[Partial<Question>, string, string]>([
  [{}, "  Pedal \n club ", "= Pedal club"],
  [{}, "", "= "],
  [{ isRequired: true }, "\u0000 ", "answer_missing"],
  [{}, "y".repeat(501), "answer_too_long"],
  // Stored before there were kinds.
  [{ options: ["S", "M"] }, "M", "= M"],
  [{ options: ["S", "M"] }, "L", "answer_unknown"],
  [{ kind: "choice", options: ["S", "M"] }, "constructor", "answer_unknown"],
  [{ kind: "number" }, "007", "= 7"],
  [{ kind: "number" }, "१,२५०.५०", "= 1250.5"],
  [{ kind: "number" }, "-3", "= -3"],
  [{ kind: "number" }, "1e9", "number_invalid"],
  [{ kind: "number" }, "twelve", "number_invalid"],
  [{ kind: "date" }, "2027-3-1", "= 2027-03-01"],
  [{ kind: "date" }, "31/5/1990", "= 1990-05-31"],
  [{ kind: "date" }, "३१.५.१९९०", "= 1990-05-31"],
  [{ kind: "date" }, "30-2-1990", "date_invalid"],
  [{ kind: "date" }, "1990--", "date_invalid"],
  [{ kind: "date" }, "31-5-90", "date_invalid"],
  [born, "2009-2-14", "= 2009-02-14"],
  [born, "2009-2-15", "too_young"],
  [born, "1961-2-15", "= 1961-02-15"],
  [born, "1961-2-14", "too_old"],
  [born, "2027-2-15", "date_in_future"],
  [born, "0190-5-31", "date_invalid"],
  [{ kind: "date", ageMin: 18 }, "2026-5-31", "= 2026-05-31"],
  [call, "98200 00495", "= +919820000495"],
  [call, "098765 43210", "own_phone"],
  [call, "020 2553 1234", "contact_phone_invalid"],
  [{ kind: "phone" }, "98765 43210", "= +919876543210"],
])("to %j the answer %j is %s", (question, text, expected) => {
  expect(read(question, text)).toBe(expected);
});

test("who was born on 29 February is a year older on 1 March", () => {
  expect(["2026-02-28", "2026-03-01", "2028-02-29"].map((day) => ageOn("2008-02-29", day))).toEqual([17, 18, 20]);
});

test("every date that is taken is a day of the calendar, and is taken again as it is stored", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2100 }), fc.nat(14), fc.nat(35), (year, month, day) => {
      const date = readDate(`${day}/${month}/${year}`);
      const asJavaScript = new Date(Date.UTC(year, month - 1, day));
      const exists = asJavaScript.getUTCMonth() === month - 1 && asJavaScript.getUTCDate() === day;
      expect(date).toBe(exists ? asJavaScript.toISOString().slice(0, 10) : null);
      if (date) expect(readDate(date)).toBe(date);
    }),
  );
});

test("whatever is typed, an answer that is taken is taken again as it is stored", () => {
  const digits = fc.string({ unit: fc.constantFrom(..."0123456789-/.+ ,९"), maxLength: 16 });
  fc.assert(
    fc.property(fc.constantFrom(...QUESTION_KINDS), fc.oneof(fc.string({ unit: "binary" }), digits), (kind, text) => {
      const question = asked({ kind, options: ["S", "9"] });
      const first = readAnswer(text, question, context);
      if ("answer" in first) expect(readAnswer(first.answer, question, context)).toEqual(first);
    }),
  );
});
