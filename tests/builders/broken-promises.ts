import { auditPromises } from "#booking/audit/audit-promises.ts";
import { brokenOf, type Finding } from "#booking/audit/promises.ts";
import type { Startline } from "#wiring";

/**
 * What `npm run audit` would find broken, or could not check, in one event or in all: none is what a test expects. Call it
 * when nothing is under way any more; Razorpay may then have taken nothing that we do not know.
 */
export const brokenPromises = async (startline: Startline, eventId?: string): Promise<Finding[]> => {
  const { db, gateway, clock, log } = startline;
  return brokenOf(await auditPromises({ db, gateway, clock, log }, { eventId: eventId ?? null, graceSeconds: 0 }));
};
