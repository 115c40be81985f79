import { indiaStamp } from "#platform/india-local.ts";

/** Whether it is the day of the event in India, or later. */
export const hasDayCome = (startsAt: Date, now: Date): boolean => dayOf(now) >= dayOf(startsAt);

const dayOf = (time: Date): string => indiaStamp(time).slice(0, 10);
