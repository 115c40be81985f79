import type { Language } from "#platform/languages.ts";
import type { Text } from "./text.ts";

/** A language as an organizer says it in their own. */
export const languageName: Record<Language, Text> = { en: "English", hi: "Hindi", mr: "Marathi" };
