import type { Merchant } from "./merchant.ts";
import type { Notes } from "./notes.ts";
import type { Payment } from "./payment.ts";

/** The order as it stands on the wire, keys in Razorpay's order. Amounts in paise. */
export interface OrderWire {
  id: string;
  entity: "order";
  amount: number;
  amount_paid: number;
  amount_due: number;
  currency: string;
  receipt: string | null;
  offer_id: null;
  status: "created" | "attempted" | "paid";
  attempts: number;
  notes: Notes;
  created_at: number;
}

/** How authorised money of an order is taken. Minutes count from the payment's creation. */
export interface CaptureRule {
  mode: "automatic" | "manual";
  automaticMinutes: number;
  manualMinutes: number;
}

export interface Order {
  readonly merchant: Merchant;
  readonly wire: OrderWire;
  readonly capture: CaptureRule;
  readonly payments: Payment[];
}

/** Webhooks carry two keys more than REST (measured). */
export function orderInWebhook(order: Order): object {
  return { ...order.wire, description: null, checkout: null };
}

export function isBeingPaid(order: Order): boolean {
  return order.payments.some((payment) => payment.wire.status === "authorized");
}
