import { fromIndiaLocal } from "#platform/india-local.ts";
import type { Translate } from "../language/translate.ts";

export function isPast(local: string, now: Date): boolean {
  const time = fromIndiaLocal(local);
  return time !== null && time <= now;
}

/** `2027-07-02T06:00` → `Friday, 2 July 2027, 6:00 am IST`: a browser may write the same as 02/07 or 07/02. */
export function spokenTime(local: string, t: Translate): string {
  const time = fromIndiaLocal(local);
  return time ? t.moment(time) : "";
}
