"use client";

import type { Language } from "#platform/languages.ts";
import { callOffice } from "../call-office.ts";
import { LanguageChoice } from "./language-choice.tsx";
import { keepLanguage } from "./language-cookie.ts";
import { useOrganizerText } from "./text-context.tsx";

/** Chosen in this tab, by whoever is about to sign in: then it is theirs. That of the cookie may be somebody else's. */
const CHOSEN = "startline.language";

/** On the pages of whoever is not signed in. */
export function LanguageBeforeSignIn() {
  const t = useOrganizerText();
  function choose(language: Language) {
    keepLanguage(language);
    try {
      sessionStorage.setItem(CHOSEN, language);
    } catch {
      // Then it is that of this browser only.
    }
    window.location.reload();
  }
  return <LanguageChoice label={t("Language")} current={t.language} onChoose={choose} />;
}

/** Keeps for the organizer who has just signed in what they chose before. Without an answer they choose it again on their page. */
export async function storeChosenLanguage(): Promise<void> {
  try {
    const language = sessionStorage.getItem(CHOSEN);
    if (language === null) return;
    const reply = await callOffice("/api/admin/account/language", { method: "PUT", body: { language } });
    if (reply.kind === "ok") sessionStorage.removeItem(CHOSEN);
  } catch {
    // A browser that keeps nothing: there was no choice to store.
  }
}
