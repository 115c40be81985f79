import type { Draft } from "#app/visitor/stored-drafts.ts";
import { languagesOf } from "#booking/events/waiver.ts";
import type { Language } from "#platform/languages.ts";
import type { EventForm } from "../booking-view.ts";

type Waiver = EventForm["waiver"];

/**
 * The language of the waiver: the page's where it exists, else the one that the person chose. Null until they
 * have chosen, because nobody agrees to what they can't read.
 */
export function decideWaiverLanguage(waiver: Waiver, page: Language, chosen: Language | undefined): Language | null {
  const existing = languagesOf(waiver);
  if (existing.includes(page)) return page;
  return chosen && existing.includes(chosen) ? chosen : null;
}

export const waiverTextIn = ({ language, text, translations }: Waiver, read: Language): string =>
  read === language ? text : (translations[read]?.text ?? "");

/** Consent is to one text only: for another language or version the person has to read and accept again. */
export const isWaiverTicked = (draft: Draft, waiver: Waiver, read: Language | null): boolean =>
  draft.isWaiverAccepted && draft.waiver?.language === read && draft.waiver?.version === waiver.version;
