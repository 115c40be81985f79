import type { ReadText } from "#booking/events/translation.ts";

/** The organizer's own words, marked where they are in another language than the page: for screen readers and hyphenation. */
export function OrganizerText({ of: { text, lang } }: { of: ReadText }) {
  return lang ? <span lang={lang}>{text}</span> : text;
}
