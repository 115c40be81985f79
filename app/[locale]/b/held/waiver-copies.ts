import { copyOf } from "#app/copy/copy-of.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import type { WaiverCopy } from "./waiver-copy.ts";

/** In every language: a waiver may not exist in the page's language, and the copy around it follows its text. */
export const waiverCopies = Object.fromEntries(
  LANGUAGES.map((language) => {
    const { waiverTitle, waiverAccept, waiverVersion, waiverRead } = copyOf(language).booking.held;
    return [language, { waiverTitle, waiverAccept, waiverVersion, waiverRead }];
  }),
) as Record<Language, WaiverCopy>;
