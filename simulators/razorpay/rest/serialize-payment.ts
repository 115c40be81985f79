import type { Payment } from "../engine/payment.ts";

/** A payment as REST shows it: the card stands inside only when `expand[]=card` asks for it. */
export function serializePayment(payment: Payment, expanded: ReadonlySet<string> = new Set()): object {
  return expanded.has("card") && payment.card ? { ...payment.wire, card: payment.card } : payment.wire;
}
