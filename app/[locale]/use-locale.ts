import { useParams } from "next/navigation";
import { DEFAULT_LANGUAGE, isLanguage, type Language } from "#platform/languages.ts";

/** The language of the address, for pages that Next makes without telling them. */
export function useLocale(): Language {
  const { locale = "" } = useParams<{ locale?: string }>();
  return isLanguage(locale) ? locale : DEFAULT_LANGUAGE;
}
