import { createAttentionItem } from "../attention/raise-attention.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { disputePosting } from "../ledger/posting.ts";
import type { DisputeReport } from "./dispute.ts";
import { recordDisputeInSql } from "./disputes.sql.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import { selectPayments } from "./payments.sql.ts";
import { refundedPaymentOf } from "./reconcile-refunds.ts";
import { processedPaise } from "./refund.ts";

/**
 * A customer's bank disputes a payment. The booking stays; a person answers at Razorpay. When the dispute is lost the money
 * is gone: the ledger says whose, and a person decides about the booking. Reports may come twice and in any order.
 * False when the payment is not known yet.
 * @throws when a refund of the payment ends at the same moment; the report is then to be recorded again.
 */
export async function recordDispute(deps: PaymentDeps, bookingId: string, report: DisputeReport): Promise<boolean> {
  const booking = await readBooking(deps.db, bookingId);
  const payments = booking ? await selectPayments(deps.db, booking) : [];
  const payment = payments.find((row) => row.razorpayPaymentId === report.payment_id);
  if (!booking || !payment) return false;

  const dispute = { id: report.id, amountPaise: report.amount };
  const beforePaise = processedPaise(payment.refunds) + payment.disputedPaise;
  const facts = {
    disputeId: report.id,
    paymentId: report.payment_id,
    amountPaise: report.amount,
    reason: report.reason_code ?? null,
    respondBy: report.respond_by ? new Date(report.respond_by * 1000).toISOString() : null,
  };
  const kind = report.status === "lost" ? "dispute_lost" : "dispute_open";
  const isOver = report.status === "won" || report.status === "closed";
  await recordDisputeInSql(
    deps.pool,
    payment,
    {
      razorpayDisputeId: report.id,
      state: report.status,
      amountPaise: report.amount,
      reasonCode: facts.reason,
      respondBy: facts.respondBy,
    },
    {
      refundedBeforePaise: beforePaise,
      postings: [disputePosting(dispute, refundedPaymentOf(booking, payment), beforePaise)],
      attention: isOver ? [] : [createAttentionItem(booking.eventId, kind, report.id, facts)],
    },
    deps.clock.databaseNow(),
  );
  return true;
}
