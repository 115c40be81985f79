import type { ReactNode } from "react";
import { type Counted, fill, fillCount } from "#app/copy/fill.ts";
import type { Language } from "#platform/languages.ts";
import { indianDate, indianTime, shortIndianMoment } from "#platform/times.ts";
import { markParts } from "./mark-parts.ts";
import type { CountedText, FilledText, PartsIn, RichText, Table, Text, ValuesOf } from "./text.ts";

type CountedIn<English extends CountedText> = { one: string; other: English };

/** Says a text in one organizer's language. Numbers among the values are grouped as in India, in Latin digits. */
export type Translate = Say & Companions;

type Say = {
  (text: Text): string;
  <English extends FilledText>(text: English, values: ValuesOf<English>): string;
  <English extends CountedText>(
    texts: CountedIn<English>,
    values: ValuesOf<English> & { readonly count: number },
  ): string;
};

type Companions = {
  /** With a part that looks or does something else: `t.rich("Write to <b>them</b>", { b: (words) => <b>{words}</b> })`. */
  rich: <English extends RichText>(
    text: English,
    parts: Readonly<Record<PartsIn<English>, (words: string) => ReactNode>>,
    values?: ValuesOf<English>,
  ) => ReactNode;
  /** A sentence that came from the API, if there is a translation of it; as it came if not. */
  sentence: (sentence: string) => string;
  language: Language;
  /** `Sunday, 14 February 2027`. */
  date: (time: Date) => string;
  /** `10:00 am IST`. */
  time: (time: Date) => string;
  /** `Sunday, 14 February 2027, 10:00 am IST`. */
  moment: (time: Date) => string;
  /** `14 Feb, 10:00 am`. */
  shortMoment: (time: Date) => string;
};

type Values = Readonly<Record<string, string | number>>;

/** @param table null for English, which is what the texts are */
export function translateInto(language: Language, table: Table | null): Translate {
  // A text that is the name of something every object has is still only a text.
  const entryOf = (english: string) => (table && Object.hasOwn(table, english) ? table[english] : undefined);
  const stringFor = (english: string): string => {
    const entry = entryOf(english);
    return typeof entry === "string" ? entry : english;
  };

  function say(english: string | Counted, values: Values = {}): string {
    if (typeof english === "string") return fill(stringFor(english), grouped(values));
    const entry = entryOf(english.other);
    const { count, ...others } = values;
    return fillCount(typeof entry === "object" ? entry : english, Number(count), language, grouped(others));
  }
  return Object.assign(say as Say, {
    rich: (text: string, parts: Readonly<Record<string, (words: string) => ReactNode>>, values: Values = {}) =>
      markParts(stringFor(text), parts, (words) => fill(words, grouped(values))),
    sentence: stringFor,
    language,
    date: (time: Date) => indianDate(time, language),
    time: (time: Date) => indianTime(time, language),
    moment: (time: Date) => `${indianDate(time, language)}, ${indianTime(time, language)}`,
    shortMoment: (time: Date) => shortIndianMoment(time, language),
  });
}

const grouped = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number" ? value.toLocaleString("en-IN") : value,
    ]),
  );
