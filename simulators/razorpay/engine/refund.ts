import type { Merchant } from "./merchant.ts";
import type { Notes } from "./notes.ts";
import type { Payment } from "./payment.ts";

/** The refund as it stands on the wire. Amount in paise. */
export interface RefundWire {
  id: string;
  entity: "refund";
  amount: number;
  currency: string;
  payment_id: string;
  notes: Notes;
  receipt: string | null;
  acquirer_data: Record<string, string | null>;
  created_at: number;
  batch_id: null;
  status: "pending" | "processed" | "failed";
  speed_processed: "normal" | "instant" | null;
  speed_requested: "normal" | "optimum";
}

export interface Refund {
  readonly merchant: Merchant;
  readonly payment: Payment;
  readonly wire: RefundWire;
}
