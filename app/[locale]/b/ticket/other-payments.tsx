import { fill } from "#app/copy/fill.ts";
import { rupees } from "#platform/money.ts";
import { Notice } from "#ui/notice.tsx";
import type { BookingProps } from "../booking-props.ts";
import { Refunds } from "../ended/refunds.tsx";
import { UncapturedPayment } from "../ended/uncaptured-payment.tsx";

/** Payments other than the one for the place: they are refunded, and the ticket stays valid. */
export function OtherPayments(props: BookingProps) {
  const { view, copy } = props;
  const text = copy.otherPayments;
  const backPaise = view.refunds.reduce((total, refund) => total + refund.amountPaise, 0);
  const amount = rupees(backPaise);
  const isTwice = view.refunds.some(({ reason }) => reason === "surplus" || reason === "late");
  return (
    <>
      {backPaise > 0 ? (
        <section className="mt-6">
          <Notice tone="time" title={isTwice ? text.twiceTitle : fill(text.backTitle, { amount })}>
            {fill(isTwice ? text.twice : text.back, { amount })}
          </Notice>
          <Refunds {...props} />
        </section>
      ) : null}
      {view.untaken ? (
        <section className="mt-6">
          <Notice tone="time" title={text.untakenTitle}>
            {text.untaken}
          </Notice>
          <UncapturedPayment {...props} />
        </section>
      ) : null}
    </>
  );
}
