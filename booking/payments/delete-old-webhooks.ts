import { addMinutes, type Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { deleteOldDeliveries } from "./webhooks.sql.ts";

/** Longer than Razorpay repeats a delivery, and than anybody asks what it said. */
export const WEBHOOK_RETENTION_DAYS = 30;

/**
 * Deletes deliveries that were applied or ignored long ago, because their bodies hold names, phones and addresses. One that
 * failed stays until a person has looked at it. Answers how many, at most `limit`: small batches keep no lock long.
 */
export function deleteOldWebhooks({ db, clock }: { db: Database; clock: Clock }, limit = 500): Promise<number> {
  return deleteOldDeliveries(db, addMinutes(clock.now(), -WEBHOOK_RETENTION_DAYS * 24 * 60), limit);
}
