import type { EventText } from "./bookable-event.ts";

/** `path` names the field as problems do: `plan.0.text`. */
export type TranslatableText = { path: string; text: string; lengthMax: number; isLong: boolean };

type Given = Pick<
  EventText,
  "title" | "summary" | "description" | "reportingNote" | "place" | "included" | "plan" | "rules" | "bring" | "faq"
> & {
  categories: readonly { name: string }[];
  questions: readonly { label: string; options?: readonly string[] | undefined }[];
};

/** The texts of an event that may have a version in each language, in the order of the organizer's form. */
export function translatableTexts(event: Given): TranslatableText[] {
  const line = (path: string, text: string, lengthMax = 300) => ({ path, text, lengthMax, isLong: false });
  const long = (path: string, text: string, lengthMax: number) => ({ path, text, lengthMax, isLong: true });
  const lines = (path: string, texts: readonly string[]) => texts.map((text, at) => line(`${path}.${at}`, text));
  return [
    line("title", event.title, 120),
    line("place", event.place),
    line("summary", event.summary),
    long("description", event.description, 10_000),
    ...event.categories.map(({ name }, at) => line(`categories.${at}.name`, name, 60)),
    long("reportingNote", event.reportingNote, 500),
    ...event.plan.flatMap(({ time, text }, at) => [line(`plan.${at}.time`, time, 40), line(`plan.${at}.text`, text)]),
    ...lines("included", event.included),
    ...lines("rules", event.rules),
    ...lines("bring", event.bring),
    ...event.faq.flatMap(({ question, answer }, at) => [
      line(`faq.${at}.question`, question),
      long(`faq.${at}.answer`, answer, 2000),
    ]),
    ...event.questions.flatMap(({ label, options = [] }, at) => [
      line(`questions.${at}.label`, label, 200),
      ...options.map((option, index) => line(`questions.${at}.options.${index}`, option, 100)),
    ]),
  ].filter(({ text }) => text.trim() !== "");
}
