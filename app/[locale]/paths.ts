import type { Metadata } from "next";
import { defaultLocale, type Locale, locales } from "./locales.ts";

/** The public address of a page, for example `/terms`, in a language. */
export const localPath = (locale: Locale, path: string): string =>
  locale === defaultLocale ? path : `/${locale}${path === "/" ? "" : path}`;

/** For the head: the page's own address, and where it is in the other languages. */
export const alternatesOf = (locale: Locale, path: string): NonNullable<Metadata["alternates"]> => ({
  canonical: localPath(locale, path),
  languages: {
    ...Object.fromEntries(locales.map((other) => [other, localPath(other, path)])),
    "x-default": localPath(defaultLocale, path),
  },
});

export const eventPath = (locale: Locale, slug: string): string => localPath(locale, `/e/${slug}`);
export const queuePath = (locale: Locale, slug: string): string => localPath(locale, `/e/${slug}/queue`);
/** Where anybody can check the draw. */
export const fairnessPath = (locale: Locale, slug: string): string => localPath(locale, `/e/${slug}/fairness`);
/** Where a ticket can be asked for again. */
export const lostTicketPath = (locale: Locale): string => localPath(locale, "/lost-ticket");
export const bookingPath = (locale: Locale, bookingId: string): string => localPath(locale, `/b/${bookingId}`);
