import { indianDate, indianTime } from "#platform/times.ts";

/** `Sunday, 14 February 2027, 10:00 am IST`. */
export const formatMoment = (time: Date): string => `${indianDate(time)}, ${indianTime(time)}`;
