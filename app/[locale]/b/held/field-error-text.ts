import { fill } from "#app/copy/fill.ts";
import type { Question } from "#booking/events/bookable-event.ts";
import type { ReadTexts } from "#booking/events/translation.ts";
import type { FieldError } from "./check-form.ts";

type Form = {
  questions: readonly Question[];
  read: ReadTexts;
  /** By code; what has none says `unknown`. */
  copy: { [code: string]: string };
  /** The day of the event, in words. */
  eventDay: string;
};

/** What is wrong with a field, as the rider reads it; undefined where nothing is. */
export function fieldErrorText(errors: readonly FieldError[], field: string, form: Form): string | undefined {
  const error = errors.find((one) => one.field === field);
  if (!error) return undefined;
  const question = form.questions.find(({ id }) => field === `answers.${id}`);
  const known = Object.hasOwn(form.copy, error.code) ? error.code : "unknown";
  return fill(form.copy[known] ?? "", {
    label: question ? form.read(question.label).text : field,
    ageMin: question?.ageMin ?? "",
    ageMax: question?.ageMax ?? "",
    date: form.eventDay,
  });
}
