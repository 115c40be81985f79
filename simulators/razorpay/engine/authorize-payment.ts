import type { Simulator } from "../simulator.ts";
import { capturePayment, takeMoney } from "./capture-payment.ts";
import { wrongState } from "./fail-payment.ts";
import { giveBack } from "./give-back.ts";
import { acquirerNumbers } from "./instrument.ts";
import type { Payment } from "./payment.ts";
import type { Refusal } from "./refusal.ts";

/**
 * The bank says yes: `created` becomes `authorized`, and so does `failed` (late authorisation). Then Razorpay captures,
 * waits for our capture, or gives the money back when another payment has paid the order.
 */
export function authorizePayment(sim: Simulator, payment: Payment): Payment | Refusal {
  const { wire, order } = payment;
  if (wire.status !== "created" && wire.status !== "failed") return wrongState(payment, "created or failed");
  if (payment.deadline) payment.deadline.cancelled = true;

  wire.status = "authorized";
  wire.error_code = wire.error_description = wire.error_source = wire.error_step = wire.error_reason = null;
  wire.acquirer_data = acquirerNumbers(sim, wire.acquirer_data);
  sim.history.note(wire);
  sim.webhooks.emit("payment.authorized", { payment });

  if (order.wire.status === "paid") settleSurplus(sim, payment);
  else if (isCapturedByItself(sim, payment)) captureSoon(sim, payment);
  if ((wire.status as string) === "authorized") limitTime(sim, payment);
  return payment;
}

function isCapturedByItself(sim: Simulator, payment: Payment): boolean {
  const { mode, automaticMinutes } = payment.order.capture;
  const ageSeconds = sim.clock.seconds() - payment.wire.created_at;
  return mode === "automatic" && ageSeconds <= automaticMinutes * 60 && !payment.isNeverCapturedByItself;
}

function captureSoon(sim: Simulator, payment: Payment): void {
  const { captureDelaySeconds } = sim.settings;
  if (captureDelaySeconds === 0) capturePayment(sim, payment, payment.wire.amount);
  else {
    sim.clock.after(captureDelaySeconds * 1000, () => {
      if (payment.wire.status !== "authorized") return;
      if (payment.order.wire.status === "paid") settleSurplus(sim, payment);
      else capturePayment(sim, payment, payment.wire.amount);
    });
  }
}

function settleSurplus(sim: Simulator, payment: Payment): void {
  const policy = payment.surplusPolicy ?? sim.settings.surplusPolicy;
  if (policy === "auto_refund") giveBack(sim, payment);
  if (policy === "capture_anyway") takeMoney(sim, payment);
}

function limitTime(sim: Simulator, payment: Payment): void {
  const dueMs = (payment.wire.created_at + payment.order.capture.manualMinutes * 60) * 1000;
  payment.deadline = sim.clock.at(dueMs, () => {
    if (payment.wire.status === "authorized") giveBack(sim, payment);
  });
}
