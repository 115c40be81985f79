import type { Language } from "#platform/languages.ts";

/** What visitors read around the organizer's notice, and while the sale is paused. */
export type VisitorCopy = Record<Language, { noticeTitle: string; pausedTitle: string; pausedText: string }>;
