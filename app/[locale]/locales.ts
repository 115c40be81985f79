/** The languages of the public pages. One more is a catalog in `app/messages`, its name here and in `language-switch.tsx`. */
export const locales = ["en", "hi", "mr"] as const;
export type Locale = (typeof locales)[number];

/** Its pages have no prefix in the address: next.config.ts rewrites `/e/x` to `/en/e/x`. */
export const defaultLocale: Locale = "en";

export const isLocale = (text: string): text is Locale => locales.some((locale) => locale === text);
