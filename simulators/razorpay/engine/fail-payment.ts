import type { Simulator } from "../simulator.ts";
import { FAILURE_CASES, type FailureReason } from "./failure-cases.ts";
import type { Payment } from "./payment.ts";
import { type ErrorBody, Refusal } from "./refusal.ts";

/** `created` becomes `failed`. The order stays payable, and this very payment may still be authorised late. */
export function failPayment(sim: Simulator, payment: Payment, reason: FailureReason): Payment | Refusal {
  if (payment.wire.status !== "created") return wrongState(payment, "created");
  if (payment.deadline) payment.deadline.cancelled = true;

  const failure = FAILURE_CASES[reason];
  payment.wire.status = "failed";
  payment.wire.error_code = failure.code;
  payment.wire.error_description = failure.description;
  payment.wire.error_source = failure.source;
  payment.wire.error_step = failure.step;
  payment.wire.error_reason = reason;
  sim.history.note(payment.wire);
  sim.webhooks.emit("payment.failed", { payment });
  return payment;
}

/** The failure as Checkout hands it to `payment.failed` and to the callback address. */
export function failureInCheckout(payment: Payment): ErrorBody {
  const { wire } = payment;
  return {
    code: wire.error_code as ErrorBody["code"],
    description: wire.error_description ?? "",
    source: wire.error_source ?? "NA",
    step: wire.error_step ?? "NA",
    reason: wire.error_reason ?? "NA",
    metadata: { payment_id: wire.id, order_id: wire.order_id },
  };
}

export function wrongState(payment: Payment, wanted: string): Refusal {
  return new Refusal(400, `The payment is ${payment.wire.status}, and should be ${wanted} for this.`, {
    metadata: { payment_id: payment.wire.id, order_id: payment.wire.order_id },
  });
}
