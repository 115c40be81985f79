import { NO_EVENT } from "#booking/attention/attention.ts";
import { raiseAttention } from "#booking/attention/raise-attention.ts";
import type { Startline } from "#wiring";
import type { ApiContext } from "../api.ts";

const TELL_EVERY_MS = 10_000;
const toldAt = new WeakMap<Startline, number>();

/**
 * Somebody must look at webhooks that Razorpay did not sign: after the reply, and from one process at most every ten
 * seconds, so that a stranger who sends thousands makes no load on the database. The metric counts each.
 */
export function tellOfBadSignature(c: ApiContext): void {
  const { startline } = c.var;
  const { pool, clock, metrics } = startline;
  metrics.countBadSignature();
  const now = performance.now();
  if (now - (toldAt.get(startline) ?? Number.NEGATIVE_INFINITY) < TELL_EVERY_MS) return;
  toldAt.set(startline, now);
  const trouble = { eventId: NO_EVENT, kind: "webhook_signature_bad", subject: "razorpay", facts: {} } as const;
  c.var.afterResponse(() => raiseAttention(pool, trouble, clock.databaseNow()));
}
