import type { AuditEntry } from "../audit-log/audit-entry.ts";
import type { Channel, MessageKind, MessageState } from "../messages/message.ts";
import type { RefundScope } from "../payments/cancel-booking.ts";
import type { DisputeState } from "../payments/dispute.ts";
import type { RefundReason, RefundState } from "../payments/refund.ts";
import type { ListedBooking } from "./listed-booking.ts";

/** Everything that is known of one booking, for whoever has its person on the phone. */
export type BookingDetails = {
  booking: ListedBooking & { holdExpiresAt: Date; payBy: Date | null; endedAt: Date | null };
  /** What would go back if it were cancelled now, in paise. */
  refundDue: Record<RefundScope, number>;
  payments: PaymentDetail[];
  disputes: { id: string; state: DisputeState; amountPaise: number; respondBy: Date | null }[];
  messages: MessageDetail[];
  ledger: { posting: string; account: string; amountPaise: number; at: Date }[];
  auditEntries: AuditEntry[];
};

export type PaymentDetail = {
  razorpayPaymentId: string;
  razorpayOrderId: string;
  state: "created" | "authorized" | "captured" | "failed" | "refunded";
  role: "accepted" | "surplus" | "late" | "quarantine" | null;
  amountPaise: number;
  currency: string;
  method: string | null;
  failureReason: string | null;
  at: Date;
  refunds: RefundDetail[];
};

export type RefundDetail = {
  id: string;
  razorpayRefundId: string | null;
  reason: RefundReason;
  attemptNo: number;
  state: RefundState;
  amountPaise: number;
  payoutReference: string | null;
  requestedBy: string | null;
  lastError: string | null;
  at: Date;
};

export type MessageDetail = {
  id: string;
  kind: MessageKind;
  channel: Channel;
  state: MessageState;
  lastError: string | null;
  at: Date;
};
