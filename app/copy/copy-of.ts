import type { Language } from "#platform/languages.ts";
import type { Copy } from "./copy.ts";
import { en } from "./en.ts";
import { hi } from "./hi.ts";
import { mr } from "./mr.ts";

const copyByLocale = { en, hi, mr } satisfies Record<Language, Copy>;

export const copyOf = (locale: Language): Copy => copyByLocale[locale];
