/**
 * The languages that participants read. One more is its line here; what is then missing (copy of the pages, of the
 * emails, of the SMS) does not compile.
 */
export const LANGUAGES = ["en", "hi", "mr"] as const;
export type Language = (typeof LANGUAGES)[number];

/** As organizers say them, and in their own letters for people who read no other. */
export const languageNames: Record<Language, { english: string; own: string }> = {
  en: { english: "English", own: "English" },
  hi: { english: "Hindi", own: "हिंदी" },
  mr: { english: "Marathi", own: "मराठी" },
};

export const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text);
