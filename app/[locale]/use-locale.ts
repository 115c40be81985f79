import { useParams } from "next/navigation";
import { DEFAULT_LANGUAGE, isLanguage, type Language } from "#platform/languages.ts";

/** The language of the URL, for pages that Next renders without params. */
export function useLocale(): Language {
  const { locale = "" } = useParams<{ locale?: string }>();
  return isLanguage(locale) ? locale : DEFAULT_LANGUAGE;
}
