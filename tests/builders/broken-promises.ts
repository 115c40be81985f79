import { brokenOf, type Finding } from "#booking/integrity/promises.ts";
import { verifyPromises } from "#booking/integrity/verify-promises.ts";
import type { Startline } from "#wiring";

/**
 * What `npm run integrity` would find broken, or could not check, in one event or in all: none is what a test expects. Call it
 * when nothing is under way any more; Razorpay may then have taken nothing that we do not know.
 */
export const brokenPromises = async (startline: Startline, eventId?: string): Promise<Finding[]> => {
  const { db, gateway, clock, log } = startline;
  return brokenOf(await verifyPromises({ db, gateway, clock, log }, { eventId: eventId ?? null, graceSeconds: 0 }));
};
