import type { NoticeLanguage } from "#booking/organizers/sale-controls.ts";

/** What visitors read around the organizer's message, and while the sale is paused. */
export type VisitorWords = Record<NoticeLanguage, { noticeTitle: string; pausedTitle: string; pausedText: string }>;
