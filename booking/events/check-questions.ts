import type { Question } from "./bookable-event.ts";
import { oneLine } from "./clean-text.ts";
import { AGE_MAX, KIND_OF_PURPOSE, kindOf } from "./question.ts";

type Wrong = (field: string, code: string, message: string) => void;
type CheckLine = (field: string, value: string, lengthMax: number) => string;

const QUESTIONS_MAX = 12;
const OPTIONS_MAX = 20;

/** Tidies the questions of a draft. Each then has its kind, and of purpose, options and ages only what that kind can have. */
export function checkQuestions(given: readonly Question[], line: CheckLine, wrong: Wrong): Question[] {
  const kept = given.filter((question) => question.label.trim() !== "" || (question.options?.length ?? 0) > 0);
  if (kept.length > QUESTIONS_MAX) wrong("questions", "too_many", `Ask at most ${QUESTIONS_MAX} questions.`);
  return kept.map((question, index) => checkQuestion(question, `questions.${index}`, line, wrong));
}

function checkQuestion(question: Question, path: string, line: CheckLine, wrong: Wrong): Question {
  const label = line(`${path}.label`, question.label, 200);
  if (label === "") wrong(`${path}.label`, "label_missing", "Write the question.");

  const kind = kindOf(question);
  const purpose = question.purpose && KIND_OF_PURPOSE[question.purpose] === kind ? question.purpose : undefined;
  const options = kind === "choice" ? checkOptions(question.options ?? [], `${path}.options`, wrong) : [];
  const ages = purpose === "date_of_birth" ? checkAges(question, path, wrong) : {};
  return {
    id: question.id.trim(),
    label,
    kind,
    isRequired: question.isRequired,
    ...(options.length > 0 && { options }),
    ...(purpose && { purpose }),
    ...ages,
  };
}

function checkOptions(given: readonly string[], field: string, wrong: Wrong): string[] {
  const options = [...new Set(given.map(oneLine).filter((option) => option !== ""))];
  if (options.length < 2 || options.length > OPTIONS_MAX) {
    wrong(field, "options_invalid", `Give 2 to ${OPTIONS_MAX} answers to choose from.`);
  }
  if (options.some((option) => option.length > 100)) wrong(field, "too_long", "Shorten the answers.");
  return options;
}

function checkAges({ ageMin, ageMax }: Question, path: string, wrong: Wrong): Pick<Question, "ageMin" | "ageMax"> {
  const isAge = (age: number | undefined) => age === undefined || (Number.isInteger(age) && age >= 0 && age <= AGE_MAX);
  if (!isAge(ageMin)) wrong(`${path}.ageMin`, "age_invalid", `Enter an age in whole years, up to ${AGE_MAX}.`);
  if (!isAge(ageMax)) wrong(`${path}.ageMax`, "age_invalid", `Enter an age in whole years, up to ${AGE_MAX}.`);
  else if (ageMin !== undefined && ageMax !== undefined && ageMax < ageMin) {
    wrong(`${path}.ageMax`, "ages_crossed", "The oldest must not be younger than the youngest.");
  }
  return { ...(ageMin !== undefined && { ageMin }), ...(ageMax !== undefined && { ageMax }) };
}
