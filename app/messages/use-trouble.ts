"use client";

import { useParams } from "next/navigation";
import { defaultLocale, isLocale, type Locale } from "#app/[locale]/locales.ts";
import { trouble as en, type Trouble } from "./en/trouble.ts";
import { trouble as hi } from "./hi/trouble.ts";
import { trouble as mr } from "./mr/trouble.ts";

const words = { en, hi, mr } satisfies Record<Locale, Trouble>;

/** What to say when there is no page to say it: a few sentences, of which the browser has every language. */
export function useTrouble(): Trouble {
  const { locale } = useParams<{ locale?: string }>();
  return words[locale && isLocale(locale) ? locale : defaultLocale];
}
