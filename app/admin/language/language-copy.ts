import type { Language } from "#platform/languages.ts";
import type { Text } from "./text.ts";

/** The languages as organizers say them in their own; each in its own letters is in `languageNames`. */
export const languageCopy: Record<Language, Text> = { en: "English", hi: "Hindi", mr: "Marathi" };
