import { copyOf } from "#app/copy/copy-of.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";

/** What visitors read around the organizer's message, and while the sale is paused. */
export type VisitorCopy = Record<Language, { noticeTitle: string; pausedTitle: string; pausedText: string }>;

/** From the pages' own copy, on the server: a browser need not load all of it. */
export function visitorCopy(): VisitorCopy {
  const entries = LANGUAGES.map((language) => {
    const { noticeTitle, pausedTitle, pausedText } = copyOf(language).event.sale;
    return [language, { noticeTitle, pausedTitle, pausedText }];
  });
  return Object.fromEntries(entries) as VisitorCopy;
}
