import type { Language } from "#platform/languages.ts";

/** What opens an offer: a letter more than the code of a ticket, with which it shares the short link in a text. */
export const TRANSFER_CODE = /^t[0-9a-z]{30}$/i;

/** What an email says: the secret is in the fragment, which no server and no log ever sees. */
export const transferLink = (publicUrl: string, language: Language, code: string): string =>
  `${publicUrl}${transferPath(language)}#${code}`;

/** The page on which an offer is accepted, in the person's language; English has no prefix. */
const transferPath = (language: Language): string => `${language === "en" ? "" : `/${language}`}/transfer`;
