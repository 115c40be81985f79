import { notFound } from "next/navigation";
import { isLanguage, type Language } from "#platform/languages.ts";

/** The language of a URL, or the not-found page for one that does not exist. */
export function knownLocale(text: string): Language {
  if (!isLanguage(text)) notFound();
  return text;
}
