"use client";

import dynamic from "next/dynamic";
import type { ComponentType, ReactNode } from "react";
import type { Language } from "#platform/languages.ts";
import { KeepLanguage } from "./keep-language.tsx";

type Props = { children: ReactNode };

// Each in a script of its own: what a layout imports is loaded by everybody, whether it draws it or not.
const providers: Record<Language, ComponentType<Props> | null> = {
  en: null,
  hi: dynamic<Props>(() => import("./hindi-text.tsx").then(({ HindiText }) => HindiText)),
  mr: dynamic<Props>(() => import("./marathi-text.tsx").then(({ MarathiText }) => MarathiText)),
};

/** The pages below in this language. */
export function TextOf({ language, children }: Props & { language: Language }) {
  const Provider = providers[language];
  return (
    <>
      <KeepLanguage language={language} />
      {Provider ? <Provider>{children}</Provider> : children}
    </>
  );
}
