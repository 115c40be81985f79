import type { Language } from "#platform/languages.ts";
import { english } from "./sms-copy/en.ts";
import { hindi } from "./sms-copy/hi.ts";
import { marathi } from "./sms-copy/mr.ts";
import type { SmsCopy } from "./sms-templates.ts";

/** The SMS templates of each language; a missing language does not compile. */
export const smsCopy: Record<Language, SmsCopy> = { en: english, hi: hindi, mr: marathi };
