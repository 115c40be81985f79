import type { Language } from "#platform/languages.ts";
import { english } from "./wording/en.ts";
import { hindi } from "./wording/hi.ts";
import { marathi } from "./wording/mr.ts";

/** Every language has English's places; a missing one does not compile. */
export type Wording = typeof english;

const catalogs = { en: english, hi: hindi, mr: marathi } satisfies Record<Language, Wording>;

export const wordingIn = (language: Language): Wording => catalogs[language];
