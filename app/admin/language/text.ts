import type { Counted } from "#app/copy/fill.ts";
import type { hindi } from "./hi.ts";

type Hindi = typeof hindi;

/** What stands in the other languages for each text; `{ one, other }` for a sentence with its number. */
export type Table = Readonly<Record<string, string | Counted>>;

/** A part of the table of another language: the same texts, and those with a number both ways. */
export type SameTextsAs<Part> = { [English in keyof Part]: Part[English] extends string ? string : Counted };

type Key = { [English in keyof Hindi]: Hindi[English] extends string ? English : never }[keyof Hindi] & string;
type MarkedText = Extract<Key, `${string}</${string}`>;
type UnmarkedText = Exclude<Key, MarkedText>;

/** A text in English with values in it: `Signed in {when}`. */
export type FilledText = Extract<UnmarkedText, `${string}{${string}`>;
/** A text in English that organizers read in their own language: the key of its translations. */
export type Text = Exclude<UnmarkedText, FilledText>;
/** A text in English with a part in it that looks or does something else: `Write to <link>the team</link>`. */
export type RichText = MarkedText;
/** In English the sentence for many, such as `{count} riders`: the key of its translations. */
export type CountedText = Exclude<keyof Hindi, Key> & string;

type PlacesIn<English extends string> = English extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesIn<Rest>
  : never;
/** What a text needs: a value for each of its places. */
export type ValuesOf<English extends string> = Readonly<Record<PlacesIn<English>, string | number>>;

/** The names of the parts that a text marks. */
export type PartsIn<English extends string> = English extends `${string}</${infer Name}>${infer Rest}`
  ? Name | PartsIn<Rest>
  : never;
