import { defaultLocale, type Locale } from "./locales.ts";

/** The public address of a page, for example `/terms`, in a language. */
export const localPath = (locale: Locale, path: string): string =>
  locale === defaultLocale ? path : `/${locale}${path === "/" ? "" : path}`;

export const eventPath = (locale: Locale, slug: string): string => localPath(locale, `/e/${slug}`);
export const queuePath = (locale: Locale, slug: string): string => localPath(locale, `/e/${slug}/queue`);
export const bookingPath = (locale: Locale, bookingId: string): string => localPath(locale, `/b/${bookingId}`);
