import type { BookableEvent } from "../events/bookable-event.ts";

/** Answers to questions that the event asks no more, under the words in which they were asked: they are still somebody's. */
export function otherAnswers(
  answers: Record<string, string>,
  { questions, formerQuestions }: Pick<BookableEvent, "questions" | "formerQuestions">,
): { label: string; answer: string }[] {
  const asked = new Set(questions.map(({ id }) => id));
  const labelOf = new Map(formerQuestions.map(({ id, label }) => [id, label]));
  return Object.entries(answers)
    .filter(([id]) => !asked.has(id))
    .map(([id, answer]) => ({ label: labelOf.get(id) ?? id, answer }));
}
