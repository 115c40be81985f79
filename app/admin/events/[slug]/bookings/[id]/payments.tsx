import type { BookingDetails, PaymentDetail, RefundDetail } from "#booking/bookings-list/booking-details.ts";
import { rupees } from "#platform/money.ts";
import { DetailRows } from "../../../../detail-rows.tsx";
import { organizerText } from "../../../../language/organizer-text.ts";
import { disputeCopy, failureCopy, paymentCopy, refundCopy, refundReasonCopy, roleCopy } from "./money-copy.ts";

/** Each payment with what became of it, in the words of whoever answers the phone. */
export async function Payments({ payments, disputes }: Pick<BookingDetails, "payments" | "disputes">) {
  const t = await organizerText();
  if (payments.length === 0) return <p className="text-soft">{t("Nothing was paid.")}</p>;
  return (
    <ul className="grid gap-4">
      {payments.map((payment) => (
        <Payment key={payment.razorpayPaymentId} payment={payment} />
      ))}
      {disputes.map((dispute) => (
        <li key={dispute.id} className="rounded-card border border-lost/40 p-4">
          <p className="font-semibold text-lost">{t(disputeCopy[dispute.state])}</p>
          <DetailRows
            rows={[
              [t("Amount"), rupees(dispute.amountPaise)],
              [t("To be answered by"), dispute.respondBy && t.moment(dispute.respondBy)],
              [t("Dispute"), dispute.id],
            ]}
          />
        </li>
      ))}
    </ul>
  );
}

async function Payment({ payment }: { payment: PaymentDetail }) {
  const t = await organizerText();
  return (
    <li className="rounded-card border border-line bg-surface p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{t(paymentCopy[payment.state])}</span>
        <span className="font-bold">
          {payment.currency === "INR"
            ? rupees(payment.amountPaise)
            : `${(payment.amountPaise / 100).toFixed(2)} ${payment.currency}`}
        </span>
      </p>
      {payment.role ? <p className="text-[0.95rem]">{t(roleCopy[payment.role])}</p> : null}
      <DetailRows
        rows={[
          [t("At"), t.moment(payment.at)],
          [t("Method"), payment.method?.toUpperCase() ?? null],
          [
            t("Why it failed"),
            payment.state === "failed" && payment.failureReason ? failureCopy(payment.failureReason, t) : null,
          ],
          [t("Payment"), payment.razorpayPaymentId],
          [t("Order"), payment.razorpayOrderId],
        ]}
      />
      {payment.refunds.map((refund) => (
        <Refund key={refund.id} refund={refund} />
      ))}
    </li>
  );
}

async function Refund({ refund }: { refund: RefundDetail }) {
  const t = await organizerText();
  const isPaidByHand = refund.payoutReference !== null;
  return (
    <div className="mt-3 border-line border-t pt-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{isPaidByHand ? t("Paid out by hand") : t(refundCopy[refund.state])}</span>
        <span className="font-bold">{rupees(refund.amountPaise)}</span>
      </p>
      <DetailRows
        rows={[
          [t("Why"), t(refundReasonCopy[refund.reason])],
          [t("Attempt"), refund.attemptNo > 1 ? String(refund.attemptNo) : null],
          [t("Since"), t.moment(refund.at)],
          [t("Requested by"), refund.requestedBy],
          [t("Refund"), refund.razorpayRefundId],
          [t("Reference"), refund.payoutReference],
          [t("Razorpay's answer"), refund.state === "wanted" ? refund.lastError : null],
        ]}
      />
    </div>
  );
}
