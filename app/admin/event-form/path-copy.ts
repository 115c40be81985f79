import type { Text } from "../language/text.ts";
import type { Translate } from "../language/translate.ts";

const LABELS: Record<string, Text> = {
  title: "Title",
  place: "Where it starts",
  summary: "Summary",
  description: "Description",
  reportingNote: "Reporting time",
  included: "What is included",
  rules: "Rules",
  bring: "What to bring",
  "categories.name": "Category",
  "plan.time": "The day's plan, time",
  "plan.text": "The day's plan",
  "faq.question": "Question people ask",
  "faq.answer": "Its answer",
  "questions.label": "Question to riders",
  "questions.options": "Answer to choose",
};

/** What a path like `plan.0.text` names, with its number in the list. */
export function pathCopy(path: string, t: Translate): string {
  const [row = ""] = path.match(/\d+/) ?? [];
  const label = LABELS[path.replace(/\.\d+/g, "")];
  const name = label ? t(label) : path;
  return row === "" ? name : `${name} ${Number(row) + 1}`;
}
