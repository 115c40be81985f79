"use client";

import { createContext, type ReactNode, useContext } from "react";
import { type Translate, translateInto } from "./translate.ts";

const english = translateInto("en", null);
const TextContext = createContext<Translate>(english);

/** The texts of the pages below, in their organizer's language. Without it they are in English, which needs no table. */
export const ShownIn = ({ text, children }: { text: Translate; children: ReactNode }) => (
  <TextContext value={text}>{children}</TextContext>
);

/** Says a text in the language of whoever looks at the page; for server components: `organizerText`. */
export const useOrganizerText = (): Translate => useContext(TextContext);
