import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { isEmail } from "#platform/is-email.ts";
import { isLanguage, type Language } from "#platform/languages.ts";
import { latinDigits } from "#platform/latin-digits.ts";
import type { BookableEvent, Question } from "../events/bookable-event.ts";
import { oneLine } from "../events/clean-text.ts";
import { type Waiver, waiverIn } from "../events/waiver.ts";
import { type AnswerContext, readAnswer } from "./answer.ts";
import { answerCopy } from "./answer-copy.ts";

/** Who takes part, as somebody typed it. */
export type DetailsInput = {
  name: string;
  phone: string;
  email: string;
  language: string;
  answers: Record<string, string>;
};

export type FormInput = DetailsInput & {
  /** `language`: in which it was read; without it, as the organizer wrote it first. */
  waiver: { version: number; accepted: boolean; language?: string | undefined };
};

export type Participant = {
  name: string;
  /** E.164. */
  phone: string;
  email: string;
  /** What makes two addresses the same person: lower case. */
  emailKey: string;
  language: Language;
  answers: Record<string, string>;
};

/** `version` grows with each change, whoever made it. */
export type StoredParticipant = Participant & { version: number };

export type FormProblem = { field: string; code: string; message: string };
/** Of the text that was agreed to. */
export type Signature = { version: number; language: Language; hash: string };
export type FormAnswer =
  | { ok: true; participant: Participant; signature: Signature }
  | { ok: false; problems: FormProblem[] };

/** What an event asks, and what the answers depend on. */
export type AskedEvent = Pick<BookableEvent, "startsAt"> & { questions: readonly Question[] };

export const NAME_LENGTH_MAX = 100;

/** Checks and normalises the form; every wrong field is named with a text for the person who filled it in. */
export function decideParticipant(input: FormInput, event: AskedEvent & { waiver: Waiver }): FormAnswer {
  const { problems, details } = checkDetails(input, event);
  const wrong = (field: string, code: string, message: string) => problems.push({ field, code, message });

  if (!input.waiver.accepted) wrong("waiver", "waiver_not_accepted", "Read the waiver and tick the box to agree.");
  else if (input.waiver.version !== event.waiver.version) {
    wrong("waiver", "waiver_outdated", "The waiver has changed. Read it again and tick the box.");
  }
  const signature = signatureOf(event.waiver, input.waiver.language ?? event.waiver.language);
  if (!signature) {
    wrong(
      "waiver",
      "waiver_not_in_language",
      "There is no waiver in this language. Read it in another and tick the box.",
    );
  }

  const { name, phone, email, language, answers } = details;
  if (problems.length > 0 || !phone || !language || !signature) return { ok: false, problems };
  return { ok: true, participant: { name, phone, email, emailKey: email.toLowerCase(), language, answers }, signature };
}

type CheckedDetails = Pick<Participant, "name" | "email" | "answers"> & {
  phone: string | null;
  language: Language | null;
};

/** Everything but the waiver, normalised; phone and language are null where they are wrong. */
export function checkDetails(
  input: DetailsInput,
  { questions, startsAt }: AskedEvent,
): { problems: FormProblem[]; details: CheckedDetails } {
  const problems: FormProblem[] = [];
  const wrong = (field: string, code: string, message: string) => problems.push({ field, code, message });

  const name = oneLine(input.name);
  if (name === "") wrong("name", "name_missing", "Enter the rider's name.");
  else if (name.length > NAME_LENGTH_MAX) {
    wrong("name", "name_too_long", `Shorten the name to ${NAME_LENGTH_MAX} characters.`);
  } else if (!/\p{L}/u.test(name)) wrong("name", "name_without_letters", "Enter the name in letters.");
  else if (!isFullName(name)) wrong("name", "name_too_short", "Enter the rider's full name.");

  const phone = readPhone(input.phone);
  if (input.phone.trim() === "") wrong("phone", "phone_missing", "Enter a mobile number.");
  else if (!phone) wrong("phone", "phone_invalid", "Enter a mobile number that can get an SMS, like 98765 43210.");

  const email = input.email.trim();
  if (email === "") wrong("email", "email_missing", "Enter an email address.");
  else if (!isEmail(email)) wrong("email", "email_invalid", "Enter an email address like name@example.com.");

  const language = isLanguage(input.language) ? input.language : null;
  if (!language) wrong("language", "language_unknown", "Choose English, Hindi or Marathi.");

  const answers = readAnswers(input.answers, questions, { startsAt, phone, readPhone }, wrong);
  return { problems, details: { name, phone, email, language, answers } };
}

/** Null where nobody could have read it: only a text that exists can be agreed to. */
function signatureOf(waiver: Waiver, language: string): Signature | null {
  const text = isLanguage(language) ? waiverIn(waiver, language) : null;
  return text && { version: waiver.version, language: language as Language, hash: text.hash };
}

/** One letter is an initial. In Devanagari a vowel's sign counts as well. */
const isFullName = (name: string): boolean => (name.match(/[\p{L}\p{M}]/gu) ?? []).length > 1;

/** The number in E.164, if it is one that can receive an SMS; Indian unless it says otherwise. */
export function readPhone(text: string): string | null {
  const number = parsePhoneNumberFromString(latinDigits(text), "IN");
  if (!number?.isValid()) return null;
  const type = number.getType();
  return type === "MOBILE" || type === "FIXED_LINE_OR_MOBILE" ? number.number : null;
}

function readAnswers(
  given: Record<string, string>,
  questions: readonly Question[],
  context: AnswerContext,
  wrong: (field: string, code: string, message: string) => void,
): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const question of questions) {
    const read = readAnswer((Object.hasOwn(given, question.id) && given[question.id]) || "", question, context);
    if ("because" in read) wrong(`answers.${question.id}`, read.because, answerCopy(read.because, question));
    else if (read.answer !== "") answers[question.id] = read.answer;
  }
  return answers;
}
