import { latinDigits } from "#platform/latin-digits.ts";

// Half an emoji, as a length limit may leave it, is no text that PostgreSQL can keep: toWellFormed makes it U+FFFD.

/** One line as PostgreSQL can keep it: NUL, line breaks and other controls become a space. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();

/** Paragraphs: line breaks stay, other controls go, and no more than one empty line stands between two others. */
export const paragraphs = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]+/gu, " ")
    .replace(/[ ]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** `100 km (hilly)` → `100-km-hilly`: what an address or an id may carry. Empty if nothing of it is Latin. */
export const slugOf = (text: string): string =>
  latinDigits(text)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60)
    .replace(/-$/, "");
