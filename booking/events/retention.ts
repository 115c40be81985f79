import { addMinutes } from "#platform/clock.ts";

/** The law wants personal data kept for a year and then erased (DPDP Rules 2025, rule 8(3)); one day more, so that a year is over everywhere. */
export const ERASE_AFTER_DAYS = 366;

/** When the personal data of an event's riders is erased. */
export const eraseAt = (startsAt: Date): Date => addMinutes(startsAt, ERASE_AFTER_DAYS * 24 * 60);
