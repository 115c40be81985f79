import { addMinutes } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { RateLimiter } from "#platform/open-rate-limiter.ts";
import type { Channel } from "./message.ts";
import { claimChecks } from "./messages.sql.ts";
import type { SmsSender } from "./ports.ts";
import { recordDelivery } from "./record-delivery.ts";

/** Most texts arrive within a minute; one to a phone that is off is given up by the carrier after the hour that we allow. */
const FIRST_CHECK_MINUTES = 1;
const LATER_CHECK_MINUTES = [10, 70];

/** When Twilio is first asked what became of a text. SES can only report, so emails are not asked about. */
export const firstCheckAt = (channel: Channel, sentAt: Date): Date | null =>
  channel === "sms" ? addMinutes(sentAt, FIRST_CHECK_MINUTES) : null;

export type SyncDeliveriesDeps = {
  db: Database;
  clock: { now(): Date };
  smsSender: SmsSender;
  rateLimiter: RateLimiter;
};

/**
 * Asks Twilio what became of the texts that it took, so that one that did not arrive does not stay "sent": it becomes an
 * item of what needs attention. Answers how many had ended.
 */
export async function syncDeliveries(
  { db, clock, smsSender, rateLimiter }: SyncDeliveriesDeps,
  { limit }: { limit: number },
): Promise<number> {
  const checks = await claimChecks(db, { now: clock.now(), limit, laterMinutes: LATER_CHECK_MINUTES });
  let ended = 0;
  for (const { id, providerMessageId } of checks) {
    await rateLimiter.acquire();
    const { state, because } = await smsSender.readDelivery(providerMessageId);
    if (state === "under_way") continue;
    if (await recordDelivery(db, { messageId: id, state, because }, clock.now())) ended += 1;
  }
  return ended;
}
