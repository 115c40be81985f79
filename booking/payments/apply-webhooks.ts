import { z } from "zod";
import { addSeconds } from "#platform/clock.ts";
import { forEachConcurrently } from "#platform/concurrently.ts";
import { withoutNul } from "#platform/without-nul.ts";
import { NO_EVENT } from "../attention/attention.ts";
import { raiseAttention } from "../attention/raise-attention.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { adoptOrder } from "./adopt-order.ts";
import { DisputeReport } from "./dispute.ts";
import { selectBookingIdOfOrder } from "./orders.sql.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import { isCaptureKnown, selectCapturedOf } from "./payments.sql.ts";
import { isPlayId } from "./play-id.ts";
import { reconcileRefunds } from "./reconcile-refunds.ts";
import { recordDispute } from "./record-dispute.ts";
import { type SyncAnswer, syncBooking } from "./sync-booking.ts";
import { claimDeliveries, type Delivery, finishDeliveries, finishDelivery } from "./webhooks.sql.ts";

const LEASE_SECONDS = 60;
const ATTEMPTS_MAX = 12;
const APPLIED_AT_ONCE = 8;

// Only what leads to the booking is read; the facts are asked from Razorpay.
const Entity = z.object({ entity: z.looseObject({ id: z.string(), order_id: z.string().nullish() }) });
const RefundEntity = z.object({
  entity: z.looseObject({ id: z.string(), payment_id: z.string(), receipt: z.string().nullish() }),
});
const WebhookBody = z.object({
  event: z.string(),
  payload: z.object({
    payment: Entity.optional(),
    order: Entity.optional(),
    refund: RefundEntity.optional(),
    dispute: z.object({ entity: DisputeReport }).optional(),
  }),
});

/** The events that say how far a payment has come, and no more than that. */
const PAYMENT_STATE_BY_EVENT: Record<string, "authorized" | "captured"> = {
  "payment.authorized": "authorized",
  "payment.captured": "captured",
  "order.paid": "captured",
};

/**
 * Applies stored deliveries: each only causes a sync of its booking, and of its refunds. The several that
 * Razorpay sends of one payment share one sync, and those that tell of money that we know are ended together. Answers how many
 * it took.
 * One that can't be applied now is tried again with growing pauses. One for another program's order is ignored; for an order
 * that says it is ours and has no booking a person is told, because it may be somebody's money.
 */
export async function applyWebhooks(deps: PaymentDeps, limit = 50): Promise<number> {
  const now = deps.clock.now();
  const deliveries = await claimDeliveries(deps.db, now, addSeconds(now, LEASE_SECONDS), limit);
  const unknown = await endKnown(deps, deliveries);
  const syncs = new Map<string, Promise<SyncAnswer>>();
  const syncOnce = (bookingId: string): Promise<SyncAnswer> => {
    const shared = syncs.get(bookingId) ?? syncBooking(deps, bookingId);
    syncs.set(bookingId, shared);
    return shared;
  };
  await forEachConcurrently(unknown, APPLIED_AT_ONCE, (delivery) => applyOne(deps, delivery, syncOnce));
  return deliveries.length;
}

/** Ends the deliveries that only repeat what a page's sync has settled, most of them in a rush; answers the others. */
async function endKnown<D extends Delivery>({ db }: PaymentDeps, deliveries: D[]): Promise<D[]> {
  const reported = deliveries.flatMap((delivery) => {
    const body = WebhookBody.safeParse(parseJson(delivery.rawBody)).data;
    if (!body || namesPlayMoney(body)) return [];
    const payment = PAYMENT_STATE_BY_EVENT[body.event] ? body.payload.payment?.entity : undefined;
    return payment?.order_id ? [{ delivery, orderId: payment.order_id, paymentId: payment.id }] : [];
  });
  if (reported.length === 0) return deliveries;
  const captured = await selectCapturedOf(db, reported);
  const known = new Set(reported.filter(({ paymentId }) => captured.has(paymentId)).map(({ delivery }) => delivery));
  if (known.size > 0) await finishDeliveries(db, [...known], { state: "applied", error: null });
  return deliveries.filter((delivery) => !known.has(delivery));
}

type SyncOnce = (bookingId: string) => Promise<SyncAnswer>;

async function applyOne(
  deps: PaymentDeps,
  delivery: Delivery & { attempts: number },
  syncOnce: SyncOnce,
): Promise<void> {
  try {
    const outcome = await apply(deps, delivery, syncOnce);
    if (outcome === "unreachable")
      throw new Error("Razorpay could not be reached, or does not confirm its webhook yet");
    await finishDelivery(deps.db, delivery, { state: outcome, error: null });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    deps.log.warn(
      { event: delivery.eventType, id: delivery.providerEventId, reason },
      "could not apply webhook; will retry",
    );
    if (delivery.attempts >= ATTEMPTS_MAX) {
      await finishDelivery(deps.db, delivery, { state: "failed", error: reason });
      const facts = { event: delivery.eventType, reason };
      const trouble = { eventId: NO_EVENT, kind: "webhook_failed", subject: delivery.providerEventId, facts } as const;
      await raiseAttention(deps.pool, trouble, deps.clock.databaseNow());
    } else {
      const retryAt = addSeconds(deps.clock.now(), 2 ** delivery.attempts);
      await finishDelivery(deps.db, delivery, { retryAt, error: reason });
    }
  }
}

type ApplyOutcome = "applied" | "ignored" | "unreachable";

async function apply(deps: PaymentDeps, { rawBody, eventType }: Delivery, syncOnce: SyncOnce): Promise<ApplyOutcome> {
  const parsed = WebhookBody.safeParse(parseJson(rawBody));
  if (!parsed.success) {
    // Nothing else reports a dispute: one that cannot be read is for a person. The rest is asked about anyway.
    if (eventType.startsWith("payment.dispute.")) throw new Error(`unreadable: ${z.prettifyError(parsed.error)}`);
    return "ignored";
  }
  // Razorpay knows nothing of it, so whatever it says of it is about something else.
  if (namesPlayMoney(parsed.data)) return "ignored";
  const { payment, order, refund, dispute } = parsed.data.payload;
  const orderId = payment?.entity.order_id ?? order?.entity.id ?? null;
  const bookingId = orderId ? await bookingOf(deps, orderId, parsed.data.event) : null;
  if (bookingId === "unknown") return "unreachable";
  if (bookingId === null) return "ignored";

  const reported = PAYMENT_STATE_BY_EVENT[parsed.data.event];
  // The second and third event of a payment find what the first one led to.
  if (reported && payment && (await isCaptureKnown(deps.db, bookingId, payment.entity.id))) return "applied";
  // Only this webhook reports a dispute: it is recorded even while Razorpay can't be asked.
  const isRecorded = dispute ? await recordDispute(deps, bookingId, dispute.entity) : true;
  const sync = await syncOnce(bookingId);
  if (!sync.asked) return dispute && isRecorded ? "applied" : "unreachable";
  // An answer that lags behind its own webhook is asked for again.
  if (reported === "captured" && payment && !sync.captured.has(payment.entity.id)) return "unreachable";
  if (dispute && !isRecorded && !(await recordDispute(deps, bookingId, dispute.entity))) return "unreachable";
  if (!refund) return "applied";
  const booking = await readBooking(deps.db, bookingId);
  const isReconciled = booking && (await reconcileRefunds(deps, booking, refund.entity.payment_id));
  return isReconciled ? "applied" : "unreachable";
}

function namesPlayMoney({ payload: { payment, order, refund, dispute } }: z.infer<typeof WebhookBody>): boolean {
  const ids = [
    payment?.entity.id,
    payment?.entity.order_id,
    order?.entity.id,
    refund?.entity.id,
    refund?.entity.payment_id,
    dispute?.entity.payment_id,
  ];
  return ids.some((id) => typeof id === "string" && isPlayId(id));
}

/** Null for an order that is not ours, `unknown` when Razorpay could not be asked whose it is. */
async function bookingOf(deps: PaymentDeps, orderId: string, event: string): Promise<string | "unknown" | null> {
  const known = await selectBookingIdOfOrder(deps.db, orderId);
  if (known !== null) return known;
  const adoption = await adoptOrder(deps, orderId);
  switch (adoption.outcome) {
    case "adopted":
      return adoption.bookingId;
    case "unknown":
      return "unknown";
    case "foreign":
      return null;
    case "without_booking":
      await reportUnknownOrder(deps, orderId, { orderId, event });
      return null;
    case "refused":
      // There may be many that Razorpay does not show us, all for one reason: one item reports them all.
      await reportUnknownOrder(deps, "razorpay", { orderId, event });
      return null;
  }
}

const reportUnknownOrder = (
  deps: PaymentDeps,
  subject: string,
  facts: { orderId: string; event: string },
): Promise<void> =>
  raiseAttention(deps.pool, { eventId: NO_EVENT, kind: "order_unknown", subject, facts }, deps.clock.databaseNow());

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, withoutNul);
  } catch {
    return null;
  }
}
