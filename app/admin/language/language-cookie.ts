import type { Language } from "#platform/languages.ts";

/** Which language this browser's organizer reads, for the pages before the sign-in. It says nothing about anybody. */
export const LANGUAGE_COOKIE = "startline-language";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export function keepLanguage(language: Language): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that organizers have.
  document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/admin; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
}
