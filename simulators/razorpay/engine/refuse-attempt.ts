import { isBeingPaid, type Order } from "./order.ts";
import { Refusal } from "./refusal.ts";
import type { Settings } from "./settings.ts";

/** Why Checkout would not start a payment: a paid order, another amount than the order's, a second live attempt. */
export function refuseAttempt(settings: Settings, order: Order, amount: number | undefined): Refusal | undefined {
  const metadata = { order_id: order.wire.id };
  const details = { source: "business", step: "payment_initiation", metadata };
  if (order.wire.status === "paid") {
    return new Refusal(
      400,
      "Your payment has been declined as the order is already paid. Please initiate the payment with a new order.",
      { ...details, reason: "order_already_paid" },
    );
  }
  if (amount !== undefined && amount !== order.wire.amount) {
    return new Refusal(400, "Your payment amount is different from your order amount.", {
      ...details,
      reason: "order_amount_mismatch",
    });
  }
  if (isBeingPaid(order) && !settings.allowsParallelPayments) {
    return new Refusal(400, "A payment of this order is already authorized.", {
      ...details,
      reason: "payment_already_authorized",
    });
  }
  return undefined;
}
