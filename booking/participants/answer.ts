import { toIndiaLocal } from "#platform/india-local.ts";
import { latinDigits } from "#platform/latin-digits.ts";
import type { Question } from "../events/bookable-event.ts";
import { oneLine } from "../events/clean-text.ts";
import { AGE_MAX, kindOf } from "../events/question.ts";

/** Of the rider and the event, what an answer may depend on. */
export type AnswerContext = {
  startsAt: Date;
  /** The rider's own, in E.164; null where it is missing or wrong. */
  phone: string | null;
  /** A number in E.164, or null where it is none. The browser's copy of the rule is smaller than the server's. */
  readPhone: (text: string) => string | null;
};

export type AnswerRefusal =
  | "answer_missing"
  | "answer_too_long"
  | "answer_unknown"
  | "number_invalid"
  | "date_invalid"
  | "date_in_future"
  | "too_young"
  | "too_old"
  | "contact_phone_invalid"
  | "own_phone";

/** An answer as it is stored: a date as `1990-05-31`, a number in Latin digits, a phone in E.164. Empty: none was given. */
export type ReadAnswer = { answer: string } | { because: AnswerRefusal };

const ANSWER_LENGTH_MAX = 500;

/** What an answer comes to, by one rule for the rider's form, the API, and what organizers correct and add. */
export function readAnswer(text: string, question: Question, context: AnswerContext): ReadAnswer {
  const answer = oneLine(text);
  if (answer === "") return question.isRequired ? { because: "answer_missing" } : { answer };
  if (answer.length > ANSWER_LENGTH_MAX) return { because: "answer_too_long" };
  switch (kindOf(question)) {
    case "text":
      return { answer };
    case "choice":
      return question.options?.includes(answer) ? { answer } : { because: "answer_unknown" };
    case "number":
      return readNumber(answer);
    case "date":
      return readDateAnswer(answer, question, context);
    case "phone":
      return readContact(answer, question, context);
  }
}

function readNumber(text: string): ReadAnswer {
  const match = /^(-?)0*(\d{1,12})(?:\.(\d{1,6}))?$/.exec(latinDigits(text).replace(/[,\s]/g, ""));
  if (!match) return { because: "number_invalid" };
  const [, sign, whole, rest = ""] = match;
  const decimals = rest.replace(/0+$/, "");
  return { answer: `${sign}${whole}${decimals && `.${decimals}`}` };
}

function readDateAnswer(text: string, { purpose, ageMin, ageMax }: Question, context: AnswerContext): ReadAnswer {
  const date = readDate(text);
  if (!date) return { because: "date_invalid" };
  if (purpose !== "date_of_birth") return { answer: date };
  const age = ageOn(date, toIndiaLocal(context.startsAt).slice(0, 10));
  if (age < 0) return { because: "date_in_future" };
  if (age > AGE_MAX) return { because: "date_invalid" };
  if (ageMin !== undefined && age < ageMin) return { because: "too_young" };
  if (ageMax !== undefined && age > ageMax) return { because: "too_old" };
  return { answer: date };
}

function readContact(text: string, { purpose }: Question, { phone, readPhone }: AnswerContext): ReadAnswer {
  const number = readPhone(text);
  if (!number) return { because: "contact_phone_invalid" };
  // Whoever lies on the road can't answer their own phone.
  return purpose === "emergency_phone" && number === phone ? { because: "own_phone" } : { answer: number };
}

/** `1990-5-31`, `31/5/1990`, `31-05-1990` or `31.5.1990` as `1990-05-31`; null where there is no such day. */
export function readDate(text: string): string | null {
  const plain = latinDigits(text).replace(/\s/g, "");
  const byYear = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  const byDay = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
  const parts = byYear ? byYear.slice(1) : byDay?.slice(1).reverse();
  if (!parts) return null;
  const [year = "", month = "", day = ""] = parts;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const read = new Date(`${date}T00:00:00Z`);
  // `2027-02-30` would roll over into March.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? date : null;
}

/** In whole years. Who was born on 29 February is a year older on 1 March. */
export function ageOn(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return born.slice(5) > day.slice(5) ? years - 1 : years;
}
