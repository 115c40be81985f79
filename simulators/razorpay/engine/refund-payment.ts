import { planRefund } from "../faults/refund-faults.ts";
import type { Simulator } from "../simulator.ts";
import { readAmount } from "./amount.ts";
import { followRefund } from "./follow-refund.ts";
import { newRefund } from "./new-refund.ts";
import { refuseNotes } from "./notes.ts";
import type { Payment } from "./payment.ts";
import type { Refund } from "./refund.ts";
import { invalidField, Refusal } from "./refusal.ts";

const OLDEST_SECONDS = 183 * 86_400; // "Not after 6 months."

/** Gives captured money back, whole or in part. Which end it comes to, and when, follows the settings. */
export function refundPayment(sim: Simulator, payment: Payment, body: Record<string, unknown>): Refund | Refusal {
  const remainingPaise = payment.wire.amount - payment.wire.amount_refunded;
  const refusal = refuseRefund(sim, payment, body, remainingPaise);
  if (refusal) return refusal;
  const amountPaise = body.amount === undefined || body.amount === null ? remainingPaise : readAmount(body.amount);
  if (amountPaise instanceof Refusal) return amountPaise;
  if (amountPaise > remainingPaise) {
    return invalidField("amount", "The refund amount provided is greater than amount captured");
  }
  if (!spend(sim, amountPaise)) {
    return new Refusal(400, "Your account does not have enough balance to carry out the refund operation.");
  }

  const speed = body.speed === "optimum" ? "optimum" : "normal";
  const receipt = typeof body.receipt === "string" ? body.receipt : null;
  const plan = planRefund(sim, payment, receipt);
  const { referenceAfterSeconds } = plan;
  const refund = newRefund(sim, payment, { amountPaise, speed, notes: body.notes, receipt, referenceAfterSeconds });
  followRefund(sim, refund, plan);
  return refund;
}

function refuseRefund(
  sim: Simulator,
  payment: Payment,
  body: Record<string, unknown>,
  remainingPaise: number,
): Refusal | undefined {
  if (payment.wire.captured && remainingPaise === 0) {
    return new Refusal(400, "The payment has been fully refunded already", { source: "business" });
  }
  if (payment.wire.status !== "captured") {
    return new Refusal(400, "The payment status should be captured for action to be taken", { source: "business" });
  }
  if (sim.clock.seconds() - payment.wire.created_at > OLDEST_SECONDS) {
    return new Refusal(400, "The payment is older than six months and cannot be refunded.", { source: "business" });
  }
  if (body.speed !== undefined && body.speed !== null && body.speed !== "normal" && body.speed !== "optimum") {
    return invalidField("speed", "The selected speed is invalid.");
  }
  return refuseNotes(body.notes);
}

function spend(sim: Simulator, amountPaise: number): boolean {
  const { refundBalancePaise } = sim.settings;
  if (refundBalancePaise === null) return true;
  if (refundBalancePaise < amountPaise) return false;
  sim.settings.refundBalancePaise = refundBalancePaise - amountPaise;
  return true;
}
