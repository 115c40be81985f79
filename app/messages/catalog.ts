import type { Locale } from "#app/[locale]/locales.ts";
import { en } from "./en.ts";
import { hi } from "./hi.ts";
import { mr } from "./mr.ts";

/** Every catalog has English's places; a missing one does not compile. */
export type Messages = typeof en;

const catalogs = { en, hi, mr } satisfies Record<Locale, Messages>;

export const messagesOf = (locale: Locale): Messages => catalogs[locale];
