import type { Simulator } from "../simulator.ts";
import { newRefund } from "./new-refund.ts";
import type { Payment } from "./payment.ts";
import { plainRefundPlan } from "./refund-plan.ts";

/** Razorpay's own refund of authorised money that nobody captured: at once, whole, at normal speed. */
export function giveBack(sim: Simulator, payment: Payment): void {
  if (payment.deadline) payment.deadline.cancelled = true;
  const { referenceAfterSeconds } = plainRefundPlan(sim.settings);
  const refund = newRefund(sim, payment, { amountPaise: payment.wire.amount, referenceAfterSeconds });
  refund.wire.status = "processed";
  refund.wire.speed_processed = "normal";
  sim.history.note(refund.wire);
  if (!sim.settings.sendsAutoRefundEvents) return;
  sim.webhooks.emit("refund.created", { refund, payment });
  sim.webhooks.emit("refund.processed", { refund, payment });
}
