import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { sha256 } from "#platform/keys.ts";
import type { Gateway } from "./gateway.ts";
import { insertDelivery } from "./webhooks.sql.ts";

export type WebhookInput = { rawBody: string; signature: string | undefined; eventId: string | undefined };

/**
 * Verifies the raw bytes and stores them, once per event id, before anything else happens. Whoever gets `true` may
 * answer 2xx: what follows from the event can no longer be lost. False: the signature is not Razorpay's.
 * @throws when it can't be stored; the sender must then get a 5xx and will try again for a day.
 */
export async function receiveWebhook(
  deps: { db: Database; clock: Clock; gateway: Gateway },
  { rawBody, signature, eventId }: WebhookInput,
): Promise<boolean> {
  if (!signature || !deps.gateway.isWebhookSignature(rawBody, signature)) return false;
  await insertDelivery(
    deps.db,
    {
      provider: "razorpay",
      // A delivery without its id, or with an empty one, is told apart by its bytes, which retries repeat exactly.
      providerEventId: eventId || sha256(rawBody).toString("hex"),
      eventType: /"event"\s*:\s*"([\w.]{1,80})"/.exec(rawBody)?.[1] ?? "unknown",
      // PostgreSQL can't store this character, and JSON can't hold it: what bears it is no event and will be ignored.
      rawBody: rawBody.replaceAll("\0", "\ufffd"),
    },
    deps.clock.now(),
  );
  return true;
}
