import { type Counted, fillCount } from "#app/messages/fill.ts";

type AgeMessages = { ageSeconds: Counted; ageMinutes: Counted };

/** "40 seconds", "3 minutes". */
export const ageText = (seconds: number, messages: AgeMessages, locale: string): string =>
  seconds < 60
    ? fillCount(messages.ageSeconds, seconds, locale)
    : fillCount(messages.ageMinutes, Math.floor(seconds / 60), locale);
