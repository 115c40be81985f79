import { isLanguage, LANGUAGES, type Language } from "../../platform/languages.ts";

/** The languages of the public pages. */
export const locales = LANGUAGES;
export type Locale = Language;

/** Its pages have no prefix in the address: next.config.ts rewrites `/e/x` to `/en/e/x`. */
export const defaultLocale: Locale = "en";

export const isLocale = isLanguage;
