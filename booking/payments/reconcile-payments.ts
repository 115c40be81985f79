import { addSeconds } from "#platform/clock.ts";
import type { RateLimiter } from "#platform/open-rate-limiter.ts";
import { type OrderToSync, planNextSync, takeOrdersToSync } from "./orders.sql.ts";
import { type SyncDeps, syncBooking } from "./sync-booking.ts";
import { nextSyncStep, syncTime } from "./sync-plan.ts";

const LEASE_SECONDS = 60;
const CALLS_AT_ONCE = 5;

/**
 * Asks Razorpay about every order whose time to be asked for has come: everything ends right with no webhook at all.
 * Safe to run twice at once; one that fails is asked again after its lease. `rateLimiter` bounds the calls. Answers how many it
 * took.
 */
export async function reconcilePayments(deps: SyncDeps & { rateLimiter: RateLimiter }, limit = 50): Promise<number> {
  const now = deps.clock.now();
  const orders = await takeOrdersToSync(deps.db, now, addSeconds(now, LEASE_SECONDS), limit);
  const waiting = [...orders];
  const work = async () => {
    for (let order = waiting.pop(); order; order = waiting.pop()) {
      await deps.rateLimiter.acquire();
      await reconcileOne(deps, order);
    }
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, work));
  return orders.length;
}

async function reconcileOne(deps: SyncDeps, order: OrderToSync): Promise<void> {
  try {
    const sync = await syncBooking(deps, order.bookingId);
    if (!sync.asked) return; // The lease brings it back.
    const { isUnderWay } = sync;
    const step = nextSyncStep(order.createdAt, order.syncStep, { now: deps.clock.now(), isUnderWay });
    await planNextSync(deps.db, order.orderId, step, syncTime(order.createdAt, step));
  } catch (error) {
    deps.log.warn({ err: error, bookingId: order.bookingId }, "booking not synced yet");
  }
}
