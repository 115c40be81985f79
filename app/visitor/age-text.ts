import { type Counted, fillCount } from "#app/copy/fill.ts";

type AgeCopy = { ageSeconds: Counted; ageMinutes: Counted };

/** "40 seconds", "3 minutes". */
export const ageText = (seconds: number, copy: AgeCopy, locale: string): string =>
  seconds < 60
    ? fillCount(copy.ageSeconds, seconds, locale)
    : fillCount(copy.ageMinutes, Math.floor(seconds / 60), locale);
