import { fill } from "#app/copy/fill.ts";
import { rupees } from "#platform/money.ts";
import { Notice } from "#ui/notice.tsx";
import type { BookingProps } from "../booking-app.tsx";
import { MoneyBack } from "../ended/money-back.tsx";
import { UntakenMoney } from "../ended/untaken-money.tsx";

/** Money beside the one payment that paid for the place: it goes back, and the ticket stays as it is. */
export function OtherMoney(props: BookingProps) {
  const { view, copy } = props;
  const text = copy.otherMoney;
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
          <MoneyBack {...props} />
        </section>
      ) : null}
      {view.untaken ? (
        <section className="mt-6">
          <Notice tone="time" title={text.untakenTitle}>
            {text.untaken}
          </Notice>
          <UntakenMoney {...props} />
        </section>
      ) : null}
    </>
  );
}
