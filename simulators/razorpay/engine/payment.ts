import type { Timer } from "../clock/timer-queue.ts";
import type { Dispute } from "./dispute.ts";
import type { Merchant } from "./merchant.ts";
import type { Notes } from "./notes.ts";
import type { Order } from "./order.ts";
import type { Refund } from "./refund.ts";
import type { Settings } from "./settings.ts";

export type PaymentMethod = "upi" | "card" | "netbanking" | "wallet";

export interface CardWire {
  id: string;
  entity: "card";
  name: string;
  last4: string;
  network: string;
  type: string;
  issuer: string | null;
  international: boolean;
  emi: boolean;
  sub_type: string;
}

/** The payment as it stands on the wire, keys in the measured order. Amounts, fee and tax in paise; fee includes tax. */
export interface PaymentWire {
  id: string;
  entity: "payment";
  amount: number;
  currency: string;
  status: "created" | "authorized" | "captured" | "refunded" | "failed";
  order_id: string;
  invoice_id: null;
  international: boolean;
  method: PaymentMethod;
  amount_refunded: number;
  refund_status: null | "partial" | "full";
  captured: boolean;
  description: string | null;
  card_id: string | null;
  bank: string | null;
  wallet: string | null;
  vpa: string | null;
  email: string;
  contact: string;
  notes: Notes;
  fee: number | null;
  tax: number | null;
  error_code: string | null;
  error_description: string | null;
  error_source: string | null;
  error_step: string | null;
  error_reason: string | null;
  acquirer_data: Record<string, string | null>;
  created_at: number;
  upi?: { payer_account_type: string; vpa: string; flow: string };
}

export interface Payment {
  readonly merchant: Merchant;
  readonly order: Order;
  readonly wire: PaymentWire;
  readonly card: CardWire | null;
  readonly refunds: Refund[];
  readonly disputes: Dispute[];
  /** Fails the unanswered, or gives the uncaptured back. At most one runs. */
  deadline: Timer | undefined;
  /** Set by "authorise only": Razorpay forgets its automatic capture. */
  isNeverCapturedByItself: boolean;
  /** Overrules the setting for this payment. */
  surplusPolicy: Settings["surplusPolicy"] | undefined;
  /** What faults let follow once the money is taken. */
  readonly onceCaptured: ((payment: Payment) => void)[];
}

/** In webhooks a card travels with its payment, and captured payments have two keys more (measured). */
export function paymentInWebhook(payment: Payment, event: string): object {
  const { upi, ...wire } = payment.wire;
  return {
    ...wire,
    ...(payment.card ? { card: payment.card } : {}),
    ...(event === "payment.captured" ? { reward: null } : {}),
    ...(upi ? { upi } : {}),
    ...(event === "payment.captured" ? { base_amount: wire.amount } : {}),
  };
}
