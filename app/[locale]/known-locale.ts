import { notFound } from "next/navigation";
import { isLocale, type Locale } from "./locales.ts";

/** The language of an address, or the page for addresses that do not exist. */
export function knownLocale(text: string): Locale {
  if (!isLocale(text)) notFound();
  return text;
}
