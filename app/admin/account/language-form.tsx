"use client";

import { useState } from "react";
import type { Language } from "#platform/languages.ts";
import { callOffice } from "../call-office.ts";
import { LanguageChoice } from "../language/language-choice.tsx";
import { keepLanguage } from "../language/language-cookie.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { useFailure } from "../use-failure.ts";

/** In which language an organizer reads these pages; riders choose for themselves. */
export function LanguageForm() {
  const t = useOrganizerText();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setFailure] = useFailure();

  async function choose(language: Language) {
    setBusy(true);
    setFailure(null);
    const reply = await callOffice("/api/admin/account/language", { method: "PUT", body: { language } });
    if (reply.kind === "ok") {
      keepLanguage(language);
      return window.location.reload();
    }
    setBusy(false);
    setFailure(reply);
  }
  return (
    <div className="max-w-[480px]">
      <p className="text-soft">
        {t("Of these pages, for you alone. Riders choose theirs, and what you write stays as you wrote it.")}
      </p>
      <LanguageChoice
        label={t("Language")}
        current={t.language}
        disabled={isBusy}
        onChoose={(language) => void choose(language)}
      />
      <p role="alert" className="font-medium text-lost empty:hidden">
        {refusal}
      </p>
    </div>
  );
}
