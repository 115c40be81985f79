import type { Language } from "#platform/languages.ts";
import type { AuditEntry } from "../audit-log/audit-entry.ts";
import type { Channel, MessageKind, MessageState } from "../messages/message.ts";
import type { BookingNote } from "../participants/note.ts";
import type { StoredParticipant } from "../participants/participant.ts";
import type { RefundScope } from "../payments/cancel-booking.ts";
import type { DisputeState } from "../payments/dispute.ts";
import type { RefundReason, RefundState } from "../payments/refund.ts";
import type { Transfer } from "../transfers/transfer.ts";
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
  /** Who takes part, with the version that a correction is decided from; null where no form was sent. */
  participant: StoredParticipant | null;
  /** What organizers wrote about it, the latest first. */
  notes: BookingNote[];
  /** Every text that was agreed to, the latest first. */
  waivers: SignedWaiver[];
  /** To whom it was offered, the latest first. */
  transfers: TransferDetail[];
};

export type TransferDetail = Omit<Transfer, "eventId" | "bookingId" | "linkGeneration">;

/**
 * `recordedBy`: the organizer who says that it was signed on paper; null where the rider agreed to it here. `text` is null where
 * nobody has the text of that hash any more.
 */
export type SignedWaiver = {
  version: number;
  language: Language;
  signedAt: Date;
  recordedBy: string | null;
  text: string | null;
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
