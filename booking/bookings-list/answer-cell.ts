import type { Question } from "../events/bookable-event.ts";
import { kindOf } from "../events/question.ts";

/** A number is a number; of another kind of question before, its answer stays the text that it was. */
export function answerCell(answer: string | undefined, question: Question): string | number | null {
  if (answer === undefined) return null;
  return kindOf(question) === "number" && /^-?\d{1,12}(\.\d{1,6})?$/.test(answer) ? Number(answer) : answer;
}
