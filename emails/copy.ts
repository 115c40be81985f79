import type { Language } from "#platform/languages.ts";
import { type EmailCopy, english } from "./copy/en.ts";
import { hindi } from "./copy/hi.ts";
import { marathi } from "./copy/mr.ts";

const emailCopy = { en: english, hi: hindi, mr: marathi } satisfies Record<Language, EmailCopy>;

export const emailCopyIn = (language: Language): EmailCopy => emailCopy[language];
