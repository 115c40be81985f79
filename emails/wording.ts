import type { Language } from "#booking/messages/booking-facts.ts";
import { english } from "./wording/en.ts";

export type Wording = typeof english;

/** A language without a catalog is written in English. */
const catalogs: { en: Wording } & Partial<Record<Language, Wording>> = { en: english };

export function wordingIn(language: Language): Wording {
  return catalogs[language] ?? catalogs.en;
}
