import { type AttentionFacts, NO_EVENT } from "#booking/attention/attention.ts";
import { raiseAttention } from "#booking/attention/raise-attention.ts";
import type { Startline } from "#wiring";
import type { ApiContext } from "../api.ts";

const REPORT_EVERY_MS = 10_000;
const reportedAt = new WeakMap<Startline, number>();

/**
 * Somebody must look at webhooks that Razorpay did not sign: after the reply, and from one process at most every ten
 * seconds, so that a stranger who sends thousands makes no load on the database. The metric counts each.
 */
export function reportBadSignature(c: ApiContext): void {
  const { startline } = c.var;
  const { jobPool, clock, metrics } = startline;
  metrics.countBadSignature();
  const now = performance.now();
  if (now - (reportedAt.get(startline) ?? Number.NEGATIVE_INFINITY) < REPORT_EVERY_MS) return;
  reportedAt.set(startline, now);
  const trouble = { eventId: NO_EVENT, kind: "webhook_signature_bad", subject: "razorpay", facts: factsOf(c) } as const;
  c.var.afterResponse(() => raiseAttention(jobPool, trouble, clock.databaseNow()));
}

/** Razorpay sends no signature at all where no secret was entered. */
function factsOf(c: ApiContext): AttentionFacts["webhook_signature_bad"] {
  const isSigned = Boolean(c.req.header("x-razorpay-signature"));
  return { signature: isSigned ? "wrong" : "none" };
}
