import type { Language } from "#platform/languages.ts";
import { toGsm7 } from "./gsm7.ts";

/** What an organizer may write of their own: a slot of the registered template holds no more. */
export const ANNOUNCEMENT_SMS_MAX = 40;

/** An organizer's own words as this language's texts can carry them, whole: too long ones are refused when they are written. */
export function announcementIn(language: Language, words: string): string {
  const text = language === "en" ? toGsm7(words) : words.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ").trim();
  return text.replace(/[\s,;:.।-]+$/u, "");
}
