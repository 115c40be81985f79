import type { Database } from "#platform/database.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { kindOf } from "../events/question.ts";
import { selectAnswerCounts } from "./answer-counts.sql.ts";

export type AnswerCounts = {
  label: string;
  /** In the order of the question's list; then what stands on it no more. */
  counts: { answer: string; count: number }[];
};

/** Of each question that is answered from a list, how many confirmed riders gave which answer: what has to be ordered. */
export async function listAnswerCounts(
  db: Database,
  event: Pick<BookableEvent, "id" | "questions">,
): Promise<AnswerCounts[]> {
  const choices = event.questions.filter((question) => kindOf(question) === "choice");
  if (choices.length === 0) return [];
  const found = await selectAnswerCounts(
    db,
    event.id,
    choices.map(({ id }) => id),
  );
  return choices.map(({ id, label, options = [] }) => {
    const given = new Map(found.flatMap((row) => (row.questionId === id ? [[row.answer, row.count] as const] : [])));
    const answers = [...new Set([...options, ...given.keys()])];
    return { label, counts: answers.map((answer) => ({ answer, count: given.get(answer) ?? 0 })) };
  });
}
