import { LANGUAGES, type Language } from "#platform/languages.ts";
import { ANNOUNCEMENT_SMS_MAX, announcementIn } from "../messages/announcement-sms.ts";
import type { Channel } from "../messages/message.ts";
import type { AnnouncementText, AnnouncementTexts } from "./announcement.ts";

/** As the form sends it: what is not written in a language is empty. */
export type WrittenTexts = Record<Language, AnnouncementText>;
export type AnnouncementProblem = { field: string; code: string; message: string };
export type DecidedTexts = { ok: true; texts: AnnouncementTexts } | { ok: false; problems: AnnouncementProblem[] };

/** Whether what was written can go out by these channels: English whole, any other language whole or not at all. */
export function decideAnnouncement(written: WrittenTexts, channels: readonly Channel[]): DecidedTexts {
  const needed = {
    subject: channels.includes("email"),
    text: channels.includes("email"),
    sms: channels.includes("sms"),
  };
  const kept = LANGUAGES.flatMap((language) => {
    const text = onlyNeeded(written[language], needed);
    return language === "en" || Object.values(text).some(Boolean) ? [[language, text] as const] : [];
  });
  const problems = kept.flatMap(([language, text]) => problemsOf(language, text, needed));
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, texts: Object.fromEntries(kept) as AnnouncementTexts };
}

type Needed = Record<keyof AnnouncementText, boolean>;

const onlyNeeded = (text: AnnouncementText, needed: Needed): AnnouncementText => ({
  subject: needed.subject ? text.subject.trim() : "",
  text: needed.text ? text.text.trim() : "",
  sms: needed.sms ? text.sms.trim() : "",
});

const missing: Record<keyof AnnouncementText, string> = {
  subject: "Write a subject.",
  text: "Write the message.",
  sms: "Write what the SMS says.",
};

function problemsOf(language: Language, text: AnnouncementText, needed: Needed): AnnouncementProblem[] {
  const problems = (Object.keys(needed) as (keyof AnnouncementText)[])
    .filter((part) => needed[part] && text[part] === "")
    .map((part) => ({ field: `${language}.${part}`, code: "required", message: missing[part] }));
  if (text.sms === "") return problems;
  const length = announcementIn(language, text.sms).length;
  if (length > ANNOUNCEMENT_SMS_MAX) {
    const message = `This is ${length - ANNOUNCEMENT_SMS_MAX} too long: carriers allow ${ANNOUNCEMENT_SMS_MAX} characters.`;
    problems.push({ field: `${language}.sms`, code: "too_long", message });
  } else if (length === 0 || isLost(language, text.sms)) {
    const message = "An English SMS can carry Latin letters only. Write this in Latin letters.";
    problems.push({ field: `${language}.sms`, code: "not_writable", message });
  }
  return problems;
}

/** Of a text in Devanagari an English SMS has little left. */
const isLost = (language: Language, text: string): boolean =>
  lettersIn(announcementIn(language, text)) * 2 < lettersIn(text);
const lettersIn = (text: string): number => (text.match(/[\p{L}\p{M}]/gu) ?? []).length;
