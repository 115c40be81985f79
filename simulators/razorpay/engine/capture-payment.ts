import type { Simulator } from "../simulator.ts";
import type { Payment } from "./payment.ts";
import { Refusal } from "./refusal.ts";

/** Takes authorised money whole. The order becomes paid in the same step. */
export function capturePayment(sim: Simulator, payment: Payment, amountPaise: number): Payment | Refusal {
  const { wire, order } = payment;
  const metadata = { payment_id: wire.id, order_id: wire.order_id };
  const refuse = (description: string) =>
    new Refusal(400, description, { source: "business", step: "payment_capture", metadata });

  if (wire.captured) return refuse("This payment has already been captured");
  if (wire.status !== "authorized") {
    return refuse("Only payments which have been authorized and not yet captured can be captured");
  }
  if (order.wire.status === "paid") {
    return refuse(
      "Your payment has been declined as the order is already paid. Please initiate the payment with a new order.",
    );
  }
  if (amountPaise !== wire.amount) return refuse("Capture amount must be equal to the amount authorized");

  takeMoney(sim, payment);
  return payment;
}

/** Captures without asking: also how a second payment of a paid order is taken when that fault is wanted. */
export function takeMoney(sim: Simulator, payment: Payment): void {
  const { wire, order } = payment;
  if (payment.deadline) payment.deadline.cancelled = true;

  const isFirst = order.wire.status !== "paid";
  const feeWithoutTax = Math.round(wire.amount * 0.02);
  wire.status = "captured";
  wire.captured = true;
  wire.tax = Math.round(feeWithoutTax * 0.18);
  wire.fee = feeWithoutTax + wire.tax;
  order.wire.status = "paid";
  order.wire.amount_paid = wire.amount;
  order.wire.amount_due = Math.max(0, order.wire.amount - wire.amount);
  sim.history.note(wire);
  sim.history.note(order.wire);
  sim.webhooks.emit("payment.captured", { payment });
  if (isFirst) sim.webhooks.emit("order.paid", { payment, order });
  for (const follow of payment.onceCaptured) follow(payment);
}
