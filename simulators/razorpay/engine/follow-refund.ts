import type { Simulator } from "../simulator.ts";
import { markRefunded } from "./new-refund.ts";
import type { Refund } from "./refund.ts";
import type { RefundPlan } from "./refund-plan.ts";

/** Tells of a fresh refund and lets it take its course: now, later, to the good or bad end, or to the bad one after the good. */
export function followRefund(sim: Simulator, refund: Refund, plan: RefundPlan): void {
  const { endsAfterSeconds } = plan;
  if (endsAfterSeconds === null) markProcessed(sim, refund, plan); // Its first event already says so.
  sim.webhooks.emit("refund.created", { refund, payment: refund.payment });
  if (endsAfterSeconds === null) finish(sim, refund, plan);
  else sim.clock.after(endsAfterSeconds * 1000, () => finish(sim, refund, plan));
}

function finish(sim: Simulator, refund: Refund, plan: RefundPlan): void {
  if (plan.isSlowedDown) slowDown(sim, refund);
  if (plan.end === "failed") failRefund(sim, refund);
  else {
    markProcessed(sim, refund, plan);
    sim.webhooks.emit("refund.processed", { refund, payment: refund.payment });
    if (plan.failsLaterSeconds !== null) sim.clock.after(plan.failsLaterSeconds * 1000, () => failRefund(sim, refund));
  }
}

function markProcessed(sim: Simulator, { wire }: Refund, plan: RefundPlan): void {
  wire.status = "processed";
  wire.speed_processed = wire.speed_requested === "optimum" && !plan.isSlowedDown ? "instant" : "normal";
  sim.history.note(wire);
}

function slowDown(sim: Simulator, refund: Refund): void {
  refund.wire.speed_processed = "normal";
  sim.history.note(refund.wire);
  sim.webhooks.emit("refund.speed_changed", { refund, payment: refund.payment });
}

/** A refund fails when the bank sends the money back, at times after it was called processed. Its amount is the payment's again. */
function failRefund(sim: Simulator, refund: Refund): void {
  const { wire, payment } = refund;
  wire.status = "failed";
  wire.speed_processed = null;
  sim.history.note(wire);
  payment.wire.amount_refunded -= wire.amount;
  if (sim.settings.refundBalancePaise !== null) sim.settings.refundBalancePaise += wire.amount;
  markRefunded(sim, payment);
  sim.webhooks.emit("refund.failed", { refund, payment });
}
