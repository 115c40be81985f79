import type { Language } from "#platform/languages.ts";

/** What visitors read around the organizer's message, and while the sale is paused. */
export type VisitorCopy = Record<Language, { noticeTitle: string; pausedTitle: string; pausedText: string }>;
