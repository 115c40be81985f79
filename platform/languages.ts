/**
 * The languages that participants read. To add one, add it here: the copy that is then missing for pages, emails and SMS
 * does not compile.
 */
export const LANGUAGES = ["en", "hi", "mr"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Its pages have no prefix in the address: next.config.ts rewrites `/e/x` to `/en/e/x`. */
export const DEFAULT_LANGUAGE: Language = "en";

/** As organizers say them, and in their own letters for people who read no other. */
export const languageNames: Record<Language, { english: string; own: string }> = {
  en: { english: "English", own: "English" },
  hi: { english: "Hindi", own: "हिंदी" },
  mr: { english: "Marathi", own: "मराठी" },
};

export const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text);
