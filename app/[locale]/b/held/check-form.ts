import type { Draft } from "#app/visitor/stored-drafts.ts";
import type { Question } from "#booking/events/bookable-event.ts";
import { readAnswer } from "#booking/participants/answer.ts";
import { isEmail } from "#platform/is-email.ts";
import { readPhone } from "./phone.ts";

export type FieldError = { field: string; code: string };

export const emptyDraft: Draft = { name: "", phone: "", email: "", answers: {}, isWaiverAccepted: false };

/** Empty where there is none, also for an id such as `constructor`. */
export const answerIn = ({ answers }: Pick<Draft, "answers">, questionId: string): string =>
  (Object.hasOwn(answers, questionId) ? answers[questionId] : undefined) ?? "";

/** What is wrong with a person's name, phone and email, by the server's codes. */
export function checkDetails(draft: Pick<Draft, "name" | "phone" | "email">): FieldError[] {
  const errors: FieldError[] = [];
  if (draft.name.trim() === "") errors.push({ field: "name", code: "name_missing" });
  else if (!/\p{L}/u.test(draft.name)) errors.push({ field: "name", code: "name_without_letters" });
  else if ((draft.name.match(/[\p{L}\p{M}]/gu) ?? []).length < 2)
    errors.push({ field: "name", code: "name_too_short" });
  if (draft.phone.trim() === "") errors.push({ field: "phone", code: "phone_missing" });
  else if (!readPhone(draft.phone)) errors.push({ field: "phone", code: "phone_invalid" });
  if (draft.email.trim() === "") errors.push({ field: "email", code: "email_missing" });
  else if (!isEmail(draft.email.trim())) errors.push({ field: "email", code: "email_invalid" });
  return errors;
}

/** Errors that the browser can find itself, in the order of the form, by the server's codes. */
export function checkForm(draft: Draft, questions: readonly Question[], startsAt: Date): FieldError[] {
  const errors = checkDetails(draft);
  for (const question of questions) {
    const context = { startsAt, phone: readPhone(draft.phone), readPhone };
    const read = readAnswer(answerIn(draft, question.id), question, context);
    if ("because" in read) errors.push({ field: `answers.${question.id}`, code: read.because });
  }
  if (!draft.isWaiverAccepted) errors.push({ field: "waiver", code: "waiver_not_accepted" });
  return errors;
}
