import { missingTimeouts } from "#platform/database-timeouts.sql.ts";
import type { Check } from "./check.ts";

/** Of the database as a whole. */
export const SETTING_CHECKS: Check[] = [
  {
    promise: 2,
    check: "No connection can hold a place's lock for ever: the database has its time-outs.",
    offenders: missingTimeouts,
  },
];
