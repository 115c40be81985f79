import type { Simulator } from "../simulator.ts";
import { readAmount } from "./amount.ts";
import { type Dispute, noEvidence } from "./dispute.ts";
import type { Payment } from "./payment.ts";
import { invalidField, Refusal } from "./refusal.ts";

const RESPOND_WITHIN_DAYS = 7; // Our choice: the real time depends on the bank and the phase.

/** The customer's bank asks for captured money back. It stays where it is until the dispute is lost. */
export function raiseDispute(sim: Simulator, payment: Payment, request: Record<string, unknown>): Dispute | Refusal {
  const { wire: paid } = payment;
  if (!paid.captured) return new Refusal(400, "Only captured payments can be disputed.", { source: "business" });
  const amountPaise = request.amount === undefined ? paid.amount : readAmount(request.amount);
  if (amountPaise instanceof Refusal) return amountPaise;
  if (amountPaise > paid.amount) return invalidField("amount", "The dispute is about more than was paid.");

  const phase = String(request.phase ?? "chargeback");
  const respondWithinDays = Number(request.respond_within_days ?? RESPOND_WITHIN_DAYS);
  const dispute: Dispute = {
    merchant: payment.merchant,
    payment,
    wire: {
      id: sim.ids.next("disp"),
      entity: "dispute",
      payment_id: paid.id,
      amount: amountPaise,
      currency: paid.currency,
      amount_deducted: 0,
      reason_code: String(request.reason_code ?? "goods_or_services_not_provided"),
      respond_by: sim.clock.seconds() + respondWithinDays * 86_400,
      status: "open",
      phase,
      created_at: sim.clock.seconds(),
      evidence: noEvidence(amountPaise),
    },
  };
  sim.books.addDispute(dispute);
  sim.history.note(dispute.wire);
  sim.webhooks.emit("payment.dispute.created", { payment, dispute });
  return dispute;
}
