import type { Arrival } from "#booking/announcements/announcement.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";

type Text = { subject: string; text: string; sms: string };

/** What the organizer has typed so far. */
export type MessageDraft = {
  texts: Record<Language, Text>;
  hasEmail: boolean;
  hasSms: boolean;
  /** Empty for all. */
  categoryId: string;
  /** None in a draft that was kept before there was a choice. */
  arrival?: Arrival;
};

const nothing: Text = { subject: "", text: "", sms: "" };

export const emptyMessage: MessageDraft = {
  texts: { en: nothing, hi: nothing, mr: nothing },
  hasEmail: true,
  hasSms: false,
  categoryId: "",
};

/** As the API takes it. */
export function bodyOf({ texts, hasEmail, hasSms, categoryId, arrival = "all" }: MessageDraft) {
  const channels = [...(hasEmail ? ["email"] : []), ...(hasSms ? ["sms"] : [])];
  return { texts, channels, categoryId: categoryId === "" ? null : categoryId, arrival };
}

/** The languages beside English that something is written in. */
export const translationsIn = ({ texts }: MessageDraft): Language[] =>
  LANGUAGES.filter((language) => language !== "en" && Object.values(texts[language]).some((text) => text !== ""));
