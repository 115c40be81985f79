import type { Locale } from "#app/[locale]/locales.ts";
import { en } from "./en.ts";

/** Every catalog has English's places; a missing one does not compile. */
export type Messages = typeof en;

const catalogs = { en } satisfies Record<Locale, Messages>;

export const messagesOf = (locale: Locale): Messages => catalogs[locale];
