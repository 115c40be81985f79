import type { Locale } from "#app/[locale]/locales.ts";
import type { Copy } from "./copy.ts";
import { en } from "./en.ts";
import { hi } from "./hi.ts";
import { mr } from "./mr.ts";

const copyByLocale = { en, hi, mr } satisfies Record<Locale, Copy>;

export const copyOf = (locale: Locale): Copy => copyByLocale[locale];
