import type { Metadata } from "next";
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from "#platform/languages.ts";

/** The public address of a page, for example `/terms`, in a language. */
export const localPath = (locale: Language, path: string): string =>
  locale === DEFAULT_LANGUAGE ? path : `/${locale}${path === "/" ? "" : path}`;

/** For the head: the page's canonical URL and its other languages. */
export const alternatesOf = (locale: Language, path: string): NonNullable<Metadata["alternates"]> => ({
  canonical: localPath(locale, path),
  languages: {
    ...Object.fromEntries(LANGUAGES.map((other) => [other, localPath(other, path)])),
    "x-default": localPath(DEFAULT_LANGUAGE, path),
  },
});

export const eventPath = (locale: Language, slug: string): string => localPath(locale, `/e/${slug}`);
export const queuePath = (locale: Language, slug: string): string => localPath(locale, `/e/${slug}/queue`);
export const waitlistPath = (locale: Language, slug: string): string => localPath(locale, `/e/${slug}/waitlist`);
/** Where anybody can verify the draw. */
export const fairnessPath = (locale: Language, slug: string): string => localPath(locale, `/e/${slug}/fairness`);
/** Where a ticket can be requested again. */
export const lostTicketPath = (locale: Language): string => localPath(locale, "/lost-ticket");
export const bookingPath = (locale: Language, bookingId: string): string => localPath(locale, `/b/${bookingId}`);
