import type { ReactNode } from "react";
import type { Language } from "#platform/languages.ts";
import { HindiText } from "./hindi-text.tsx";
import { KeepLanguage } from "./keep-language.tsx";
import { MarathiText } from "./marathi-text.tsx";

const providers: Record<Language, ((props: { children: ReactNode }) => ReactNode) | null> = {
  en: null,
  hi: HindiText,
  mr: MarathiText,
};

/** The pages below in this language. */
export function TextOf({ language, children }: { language: Language; children: ReactNode }) {
  const Provider = providers[language];
  return (
    <>
      <KeepLanguage language={language} />
      {Provider ? <Provider>{children}</Provider> : children}
    </>
  );
}
