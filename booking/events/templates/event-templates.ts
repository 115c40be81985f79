import type { Language } from "#platform/languages.ts";
import type { EventDraft } from "../event-draft.ts";
import { type Translation, translationKey } from "../translation.ts";
import type { EventTemplate, TemplateText } from "./event-template.ts";
import { questionIn } from "./questions.ts";
import { RIDE } from "./ride.ts";
import { RUN } from "./run.ts";

export const EVENT_TEMPLATES = { ride: RIDE, run: RUN } satisfies Record<string, EventTemplate>;
export type TemplateName = keyof typeof EVENT_TEMPLATES;

/** Fills an empty draft; a category has no price and no places yet. */
export function fillFromTemplate(empty: EventDraft, name: TemplateName): EventDraft {
  const template: EventTemplate = EVENT_TEMPLATES[name];
  return {
    ...empty,
    language: "en",
    summary: template.summary.en,
    description: template.description.en,
    reportingNote: template.reportingNote.en,
    included: template.included.map(({ en }) => en),
    rules: template.rules.map(({ en }) => en),
    bring: template.bring.map(({ en }) => en),
    faq: template.faq.map(({ question, answer }) => ({ question: question.en, answer: answer.en })),
    questions: template.questions.map((question) => questionIn("en", question)),
    categories: [{ id: null, name: template.category.en, capacity: 0, ticketPricePaise: 0 }],
    waiverText: template.waiver.en,
    waiverTranslations: { hi: template.waiver.hi, mr: template.waiver.mr },
    translations: { hi: translationInto("hi", template), mr: translationInto("mr", template) },
  };
}

const translationInto = (language: Language, template: EventTemplate): Translation =>
  Object.fromEntries(textsOf(template).map((text) => [translationKey(text.en), text[language]]));

const textsOf = ({ included, rules, bring, faq, questions, ...single }: EventTemplate): TemplateText[] => [
  single.summary,
  single.description,
  single.reportingNote,
  single.category,
  ...included,
  ...rules,
  ...bring,
  ...faq.flatMap(({ question, answer }) => [question, answer]),
  ...questions.flatMap(({ label, options = [] }) => [label, ...options]),
];
