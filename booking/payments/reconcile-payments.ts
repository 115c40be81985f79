import { addSeconds } from "#platform/clock.ts";
import { forEachConcurrently } from "#platform/concurrently.ts";
import type { RateLimiter } from "#platform/open-rate-limiter.ts";
import { claimOrdersToSync, type OrderToSync, planNextSync } from "./orders.sql.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import { syncBooking } from "./sync-booking.ts";
import { nextSyncStep, syncTime } from "./sync-plan.ts";

const LEASE_SECONDS = 60;
const CALLS_AT_ONCE = 5;

/**
 * Asks Razorpay about every order that is due: everything comes to its right end without any webhook.
 * Safe to run twice at once; one that fails is asked again after its lease. `rateLimiter` bounds the calls. Answers how many it
 * took.
 */
export async function reconcilePayments(deps: PaymentDeps & { rateLimiter: RateLimiter }, limit = 50): Promise<number> {
  const now = deps.clock.now();
  const orders = await claimOrdersToSync(deps.db, now, addSeconds(now, LEASE_SECONDS), limit);
  await forEachConcurrently(orders, CALLS_AT_ONCE, async (order) => {
    await deps.rateLimiter.acquire();
    await reconcileOne(deps, order);
  });
  return orders.length;
}

async function reconcileOne(deps: PaymentDeps, order: OrderToSync): Promise<void> {
  try {
    const sync = await syncBooking(deps, order.bookingId);
    if (!sync.asked) return; // The lease brings it back.
    const { isUnderWay } = sync;
    const isSettled = sync.settled.has(order.orderId);
    const step = nextSyncStep(order.createdAt, order.syncStep, { now: deps.clock.now(), isUnderWay, isSettled });
    await planNextSync(deps.db, order.orderId, step, syncTime(order.createdAt, step));
  } catch (error) {
    deps.log.warn({ err: error, bookingId: order.bookingId }, "could not sync booking; will retry");
  }
}
