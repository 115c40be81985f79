import { notFound } from "next/navigation";
import { isLanguage, type Language } from "#platform/languages.ts";

/** The language of an address, or the page for addresses that do not exist. */
export function knownLocale(text: string): Language {
  if (!isLanguage(text)) notFound();
  return text;
}
