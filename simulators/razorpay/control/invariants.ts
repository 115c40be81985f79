import type { Order } from "../engine/order.ts";
import type { Simulator } from "../simulator.ts";

interface BrokenInvariant {
  order_id: string;
  rule: string;
}

/**
 * Rules of money that hold in every order, whatever happened. A second captured payment, or one of more than the order's
 * amount, breaks the first on purpose (`twice`, `capture_anyway`, `amount_mismatch`), until it is refunded.
 */
export function brokenInvariants(sim: Simulator): BrokenInvariant[] {
  const broken: BrokenInvariant[] = [];
  for (const order of sim.books.orders.values()) {
    for (const [rule, holds] of Object.entries(RULES)) {
      if (!holds(order)) broken.push({ order_id: order.wire.id, rule });
    }
  }
  return broken;
}

const RULES: Record<string, (order: Order) => boolean> = {
  "what is kept of the captured payments is at most the order's amount": ({ wire, payments }) =>
    sum(
      payments.filter((payment) => payment.wire.captured).map(({ wire: paid }) => paid.amount - paid.amount_refunded),
    ) <= wire.amount,
  "refunds are at most the payment's amount": ({ payments }) =>
    payments.every(({ wire, refunds }) => {
      const live = refunds.filter((refund) => refund.wire.status !== "failed").map((refund) => refund.wire.amount);
      return sum(live) === wire.amount_refunded && wire.amount_refunded <= wire.amount;
    }),
  "an order is paid when, and only when, a payment of it was captured": ({ wire, payments }) =>
    (wire.status === "paid") === payments.some((payment) => payment.wire.captured),
  "amount_paid and amount_due agree with what was captured": ({ wire, payments }) =>
    (wire.status === "paid"
      ? payments.some(({ wire: paid }) => paid.captured && paid.amount === wire.amount_paid)
      : wire.amount_paid === 0) && wire.amount_due === Math.max(0, wire.amount - wire.amount_paid),
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
