import type { GatewayPayment } from "./gateway.ts";
import type { PaymentDeps } from "./payment-deps.ts";

/**
 * Takes the money of an authorized payment. Capture has no idempotency key: after any refusal ("already captured" among
 * them) or lost answer the payment is read, and that is believed. Null when nothing could be learned; the next sync goes on.
 */
export async function capturePayment(deps: PaymentDeps, payment: GatewayPayment): Promise<GatewayPayment | null> {
  const captured = await deps.gateway.capture(payment.id, payment.amountPaise, payment.currency);
  if (captured.ok && captured.value.state === "captured") return captured.value;
  if (!captured.ok)
    deps.log.warn({ paymentId: payment.id, reason: captured.reason }, "capture did not succeed; reading the payment");
  const read = await deps.gateway.readPayment(payment.id);
  return read.ok ? { ...read.value, orderId: payment.orderId } : null;
}
