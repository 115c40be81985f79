import { addMinutes, type Clock } from "#platform/clock.ts";
import type { Database, Pool } from "#platform/database.ts";
import { NO_EVENT } from "../attention/attention.ts";
import { raiseAttention } from "../attention/raise-attention.ts";
import { resolveEndedTrouble } from "../attention/resolve-attention.ts";
import { selectLastCapture } from "./payments.sql.ts";
import { selectHasDeliverySince } from "./webhooks.sql.ts";

type Deps = { db: Database; pool: Pool; clock: Clock };

/** Razorpay tries again after seconds and minutes; this long without any is not a hiccup. */
export const WEBHOOK_SILENCE_MINUTES = 10;
/** Older captures do not count: whether their webhook came is no longer news. */
const LOOKBACK_MINUTES = 24 * 60;

/**
 * Notices that payments are captured and no webhook reports it: the endpoint may be switched off at Razorpay, and
 * bookings are then confirmed, but late. Takes it off the list when deliveries come again. Answers whether they are silent, as 1 or 0.
 */
export async function watchWebhooks(deps: Deps): Promise<number> {
  const { db, clock } = deps;
  const now = clock.now();
  const capturedAt = await selectLastCapture(db, {
    after: addMinutes(now, -LOOKBACK_MINUTES),
    before: addMinutes(now, -WEBHOOK_SILENCE_MINUTES),
  });
  if (!capturedAt) return 0;

  const silence = { eventId: NO_EVENT, kind: "webhooks_silent", subject: "razorpay" } as const;
  // The webhook of a payment may be a moment ahead of the time that the payment bears.
  if (await selectHasDeliverySince(db, addMinutes(capturedAt, -1))) {
    await resolveEndedTrouble(deps, silence);
    return 0;
  }
  const facts = { capturedAt: capturedAt.toISOString() };
  await raiseAttention(deps.pool, { ...silence, facts }, clock.databaseNow());
  return 1;
}
