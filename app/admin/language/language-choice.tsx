"use client";

import { LANGUAGES, type Language, languageNames } from "#platform/languages.ts";

type Props = { label: string; current: Language; disabled?: boolean; onChoose: (language: Language) => void };

/** The languages, each in its own letters, for people who read no other. */
export function LanguageChoice({ label, current, disabled = false, onChoose }: Props) {
  return (
    <fieldset disabled={disabled}>
      <legend className="sr-only">{label}</legend>
      <div className="-mx-3 flex flex-wrap text-[0.95rem]">
        {LANGUAGES.map((language) => (
          <button
            key={language}
            type="button"
            lang={language}
            aria-pressed={language === current}
            onClick={() => onChoose(language)}
            className="inline-flex min-h-12 min-w-12 items-center justify-center px-3 text-soft underline underline-offset-4 aria-pressed:font-semibold aria-pressed:text-ink aria-pressed:no-underline"
          >
            {languageNames[language].own}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
