import type { Destination } from "./destinations.ts";

/**
 * The pages and actions that somebody may mean: each word that was typed begins a word of theirs. Those whose name has all of the words come
 * first; in all else the order stays. Nothing typed: all of them.
 */
export function matchDestinations(all: readonly Destination[], typed: string): Destination[] {
  const wanted = wordsOf(typed);
  const has = (text: string) => {
    const known = wordsOf(text);
    return wanted.every((word) => known.some((each) => each.startsWith(word)));
  };
  const found = all.filter(({ title, about, words }) => has(`${title} ${about} ${words}`));
  return [...found.filter(({ title }) => has(title)), ...found.filter(({ title }) => !has(title))];
}

/** `T-shirt` is found as `tshirt`, `t shirt` and `shirt`. */
const wordsOf = (text: string): string[] => {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}-]+/gu) ?? [];
  return words.flatMap((word) => (word.includes("-") ? word.split("-").filter(Boolean) : [word]));
};
