import type { Language } from "#platform/languages.ts";
import type { EventForm } from "./form-values.ts";

export type SectionProps = {
  form: EventForm;
  change: (change: Partial<EventForm>) => void;
  errorOf: (field: string) => string | undefined;
  /** From publishing on the link stays, and what is saved is seen at once. */
  isPublic: boolean;
  slug: string;
  /** The language whose texts a phone shows. */
  shown: Language;
  /** The form as it was when the page was opened. */
  first: EventForm;
};

/** Of what stands once for all languages: on a phone only beside the texts as they were written first. */
export const onceFor = ({ form, shown }: Pick<SectionProps, "form" | "shown">): string => shownIf(form.language, shown);

/** On a phone one language is shown at a time, from 900 px on all of them side by side. */
export const shownIf = (language: Language, shown: Language): string => (language === shown ? "" : "max-rail:hidden");

/** `rows` with one of them changed. */
export const changedRow = <Row extends { row: number }>(rows: Row[], row: number, change: Partial<Row>): Row[] =>
  rows.map((each) => (each.row === row ? { ...each, ...change } : each));

export const withoutRow = <Row extends { row: number }>(rows: Row[], row: number): Row[] =>
  rows.filter((each) => each.row !== row);
