import type { Language } from "#platform/languages.ts";
import type { Question } from "../bookable-event.ts";
import type { QuestionPurpose } from "../question.ts";

/** One text in all languages, so that none of them is forgotten. */
export type TemplateText = Record<Language, string>;

/** A ready-made question. */
export type TemplateQuestion = Pick<Question, "isRequired" | "ageMin" | "ageMax"> & {
  purpose: QuestionPurpose;
  label: TemplateText;
  options?: readonly TemplateText[];
};

/** What most events of a kind say. Whatever is one event's own (where, when, how many, for how much) is left out. */
export type EventTemplate = {
  summary: TemplateText;
  description: TemplateText;
  reportingNote: TemplateText;
  category: TemplateText;
  included: readonly TemplateText[];
  rules: readonly TemplateText[];
  bring: readonly TemplateText[];
  faq: readonly { question: TemplateText; answer: TemplateText }[];
  questions: readonly TemplateQuestion[];
  waiver: TemplateText;
};
