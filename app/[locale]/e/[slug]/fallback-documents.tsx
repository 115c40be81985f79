import type { ReactElement } from "react";
import type { FallbackPages } from "#platform/fallback-pages.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import { BrokenDocument } from "./broken-document.tsx";
import { MissingDocument } from "./missing-document.tsx";
import { renderDocument } from "./render-document.ts";

/** Whole documents, rendered at build by scripts/build-event-page.ts: who needs them may have neither time nor Next. */
export async function renderFallbacks(styles: string): Promise<FallbackPages> {
  return {
    missing: await inEachLanguage((locale) => <MissingDocument locale={locale} styles={styles} />),
    broken: await inEachLanguage((locale) => <BrokenDocument locale={locale} styles={styles} />),
  };
}

async function inEachLanguage(documentIn: (locale: Language) => ReactElement): Promise<Record<Language, string>> {
  const rendered = await Promise.all(
    LANGUAGES.map(async (locale) => [locale, await renderDocument(documentIn(locale))] as const),
  );
  return Object.fromEntries(rendered) as Record<Language, string>;
}
