"use client";

import { useEffect } from "react";
import type { Language } from "#platform/languages.ts";
import { keepLanguage } from "./language-cookie.ts";

/** Whoever signed in here before finds the sign-in in their language too. */
export function KeepLanguage({ language }: { language: Language }) {
  useEffect(() => keepLanguage(language), [language]);
  return null;
}
