import type { ReadText } from "#booking/events/translation.ts";

/** The organizer's text, with its `lang` where it differs from the page's: for screen readers and hyphenation. */
export function OrganizerText({ of: { text, lang } }: { of: ReadText }) {
  return lang ? <span lang={lang}>{text}</span> : text;
}
