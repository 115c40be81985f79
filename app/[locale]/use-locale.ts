import { useParams } from "next/navigation";
import { defaultLocale, isLocale, type Locale } from "./locales.ts";

/** The language of the address, for pages that Next makes without telling them. */
export function useLocale(): Locale {
  const { locale = "" } = useParams<{ locale?: string }>();
  return isLocale(locale) ? locale : defaultLocale;
}
