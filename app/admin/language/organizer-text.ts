import type { Metadata } from "next";
import { cookies } from "next/headers";
import { cache } from "react";
import { DEFAULT_LANGUAGE, isLanguage, type Language } from "#platform/languages.ts";
import { readSignedIn } from "../require-organizer.ts";
import { hindi } from "./hi.ts";
import { LANGUAGE_COOKIE } from "./language-cookie.ts";
import { marathi } from "./mr.ts";
import type { Text } from "./text.ts";
import { type Translate, translateInto } from "./translate.ts";

const texts: Record<Language, Translate> = {
  en: translateInto("en", null),
  hi: translateInto("hi", hindi),
  mr: translateInto("mr", marathi),
};

/** Says a text in the language of whoever asks for the page: their own choice, or before they sign in that of this browser. */
export const organizerText = cache(async (): Promise<Translate> => {
  const organizer = await readSignedIn();
  if (organizer) return texts[organizer.language];
  const kept = (await cookies()).get(LANGUAGE_COOKIE)?.value ?? "";
  return texts[isLanguage(kept) ? kept : DEFAULT_LANGUAGE];
});

/** For a page whose title is a text: `export const generateMetadata = titled("Your account")`. */
export const titled = (text: Text) => async (): Promise<Metadata> => ({ title: (await organizerText())(text) });
