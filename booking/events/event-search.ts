import { indianDate, shortIndianMoment } from "#platform/times.ts";
import type { BookableEvent } from "./bookable-event.ts";

type Searched = Pick<BookableEvent, "title" | "slug" | "place" | "startsAt" | "translations">;

/**
 * Whether somebody may mean this event: each word that was typed begins a word of its title in any language, its link, its place, or
 * its date (`14 feb`, `sunday`, `2027`).
 */
export function matchesEvent({ title, slug, place, startsAt, translations }: Searched, typed: string): boolean {
  const titles = [title, ...Object.values(translations).map((texts) => texts?.[title] ?? "")];
  const dates = [indianDate(startsAt), shortIndianMoment(startsAt)];
  const known = wordsOf([...titles, slug, place, ...dates].join(" "));
  const wanted = wordsOf(typed);
  return wanted.length > 0 && wanted.every((word) => known.some((each) => each.startsWith(word)));
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
