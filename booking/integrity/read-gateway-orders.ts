import { forEachConcurrently } from "#platform/concurrently.ts";
import type { RateLimiter } from "#platform/open-rate-limiter.ts";
import type { Gateway } from "../payments/gateway.ts";
import type { OurOrder, TheirOrder } from "./decide-differences.ts";

const ASKED_AT_ONCE = 5;

export type GatewayAnswer =
  | { ours: OurOrder; theirs: TheirOrder }
  /** Razorpay says that there is no such order. */
  | { ours: OurOrder; refused: string }
  /** It could not be asked. */
  | { ours: OurOrder; unknown: string };

/** Asks Razorpay for each order by its id, with its payments and their refunds. Never inside a transaction. */
export async function readGatewayOrders(
  deps: { gateway: Gateway; rateLimiter: RateLimiter },
  orders: readonly OurOrder[],
): Promise<GatewayAnswer[]> {
  const answers: GatewayAnswer[] = [];
  await forEachConcurrently(orders, ASKED_AT_ONCE, async (ours) => {
    answers.push(await readGatewayOrder(deps, ours));
  });
  return answers;
}

async function readGatewayOrder(
  { gateway, rateLimiter }: { gateway: Gateway; rateLimiter: RateLimiter },
  ours: OurOrder,
): Promise<GatewayAnswer> {
  await rateLimiter.acquire();
  const order = await gateway.readOrder(ours.orderId);
  if (!order.ok) return order.because === "refused" ? { ours, refused: order.reason } : { ours, unknown: order.reason };
  await rateLimiter.acquire();
  const payments = await gateway.readPayments(ours.orderId);
  if (!payments.ok) return { ours, unknown: payments.reason };

  const withRefunds: TheirOrder["payments"] = [];
  for (const payment of payments.value) {
    const isRefundedHere = ours.payments.some((row) => row.razorpayPaymentId === payment.id && row.refunds.length > 0);
    if (!payment.wasCaptured || (payment.refundedPaise === 0 && !isRefundedHere)) {
      withRefunds.push({ ...payment, refunds: [] });
      continue;
    }
    await rateLimiter.acquire();
    const refunds = await gateway.readRefunds(payment.id);
    if (!refunds.ok) return { ours, unknown: refunds.reason };
    withRefunds.push({ ...payment, refunds: refunds.value });
  }
  return { ours, theirs: { order: order.value, payments: withRefunds } };
}
