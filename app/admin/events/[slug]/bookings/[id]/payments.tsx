import type { BookingDetails, PaymentDetail, RefundDetail } from "#booking/bookings-list/booking-details.ts";
import { rupees } from "#platform/money.ts";
import { DetailRows } from "../../../../detail-rows.tsx";
import { formatMoment } from "../../../../format-moment.ts";
import { disputeCopy, failureCopy, paymentCopy, refundCopy, refundReasonCopy, roleCopy } from "./money-copy.ts";

/** Each payment with what became of it, in the words of whoever answers the phone. */
export function Payments({ payments, disputes }: Pick<BookingDetails, "payments" | "disputes">) {
  if (payments.length === 0) return <p className="text-soft">Nothing was paid.</p>;
  return (
    <ul className="grid gap-4">
      {payments.map((payment) => (
        <Payment key={payment.razorpayPaymentId} payment={payment} />
      ))}
      {disputes.map((dispute) => (
        <li key={dispute.id} className="rounded-card border border-lost/40 p-4">
          <p className="font-semibold text-lost">{disputeCopy[dispute.state]}</p>
          <DetailRows
            rows={[
              ["Amount", rupees(dispute.amountPaise)],
              ["To be answered by", dispute.respondBy && formatMoment(dispute.respondBy)],
              ["Dispute", dispute.id],
            ]}
          />
        </li>
      ))}
    </ul>
  );
}

function Payment({ payment }: { payment: PaymentDetail }) {
  return (
    <li className="rounded-card border border-line bg-surface p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{paymentCopy[payment.state]}</span>
        <span className="font-bold">
          {payment.currency === "INR"
            ? rupees(payment.amountPaise)
            : `${(payment.amountPaise / 100).toFixed(2)} ${payment.currency}`}
        </span>
      </p>
      {payment.role ? <p className="text-[0.95rem]">{roleCopy[payment.role]}</p> : null}
      <DetailRows
        rows={[
          ["At", formatMoment(payment.at)],
          ["Method", payment.method?.toUpperCase() ?? null],
          [
            "Why it failed",
            payment.state === "failed" && payment.failureReason ? failureCopy(payment.failureReason) : null,
          ],
          ["Payment", payment.razorpayPaymentId],
          ["Order", payment.razorpayOrderId],
        ]}
      />
      {payment.refunds.map((refund) => (
        <Refund key={refund.id} refund={refund} />
      ))}
    </li>
  );
}

function Refund({ refund }: { refund: RefundDetail }) {
  const isPaidByHand = refund.payoutReference !== null;
  return (
    <div className="mt-3 border-line border-t pt-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{isPaidByHand ? "Paid out by hand" : refundCopy[refund.state]}</span>
        <span className="font-bold">{rupees(refund.amountPaise)}</span>
      </p>
      <DetailRows
        rows={[
          ["Why", refundReasonCopy[refund.reason]],
          ["Attempt", refund.attemptNo > 1 ? String(refund.attemptNo) : null],
          ["Since", formatMoment(refund.at)],
          ["Requested by", refund.requestedBy],
          ["Refund", refund.razorpayRefundId],
          ["Reference", refund.payoutReference],
          ["Razorpay's answer", refund.state === "wanted" ? refund.lastError : null],
        ]}
      />
    </div>
  );
}
