import type { Language } from "#platform/languages.ts";

/** The address of a booking's page in the person's language; English has no prefix. */
export const bookingPath = (bookingId: string, language: Language): string =>
  `${language === "en" ? "" : `/${language}`}/b/${bookingId}`;
