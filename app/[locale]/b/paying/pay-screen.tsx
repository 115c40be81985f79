import { rupees } from "#platform/money.ts";
import { showPhone } from "#platform/show-phone.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import type { BookingProps } from "../booking-props.ts";
import { endOf } from "../decide-screen.ts";
import { TimeBand } from "../time-band.tsx";
import { failureText } from "./failure-text.ts";
import { OrderSummary } from "./order-summary.tsx";
import { PaymentNotes } from "./payment-notes.tsx";
import { PaymentNotice } from "./payment-notice.tsx";
import type { Payment } from "./use-payment.ts";
import { usePaymentCheck } from "./use-payment-check.ts";

/** A payment was started and its window closed: the same order can be paid until payBy. */
export function PayScreen(props: BookingProps & { payment: Payment; sync: () => Promise<boolean> }) {
  const { view, locale, copy, payment, sync } = props;
  const text = copy.paying;
  const hasFailed = payment.hasFailed || view.payment === "failed";
  const { participant } = view;
  const { isChecking, answer, check } = usePaymentCheck(sync);

  const continueLabel = hasFailed || payment.refusal?.isRepeated ? copy.held.tryAgain : text.continuePayment;
  return (
    <>
      <TimeBand
        template={text.band}
        remaining={copy.held.remaining}
        lastMinute={copy.held.lastMinute}
        asking={copy.held.asking}
        until={endOf(view)}
        locale={locale}
      />
      <div className="mx-auto max-w-[560px] px-4 pt-6 pb-36">
        <OrderSummary {...props} />
        <h1 className="mt-4 font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">
          {hasFailed ? text.failedTitle : text.title}
        </h1>
        <p className="mt-3" role="status">
          {hasFailed ? failureText(text.reasons, payment.failureReason ?? view.failureReason) : text.text}
        </p>
        {hasFailed ? <p className="mt-2">{text.failedText}</p> : null}
        <PaymentNotice {...props} />
        {participant ? (
          <div className="mt-6 rounded-card border border-line bg-surface px-4 py-3">
            <p className="font-semibold">{participant.name}</p>
            <p className="text-soft">{showPhone(participant.phone)}</p>
            <p className="text-soft">{participant.email}</p>
          </div>
        ) : null}
        <PaymentNotes {...props} />
        <Button kind="quiet" className="mt-4" disabled={payment.isBusy || isChecking} onClick={check}>
          {isChecking ? <Spinner /> : null}
          {text.checkAgain}
        </Button>
        <div role="status">
          {answer === "unknown" ? <Notice tone="time">{text.couldNotCheck}</Notice> : null}
          {answer === "none_paid" ? <p className="font-medium">{text.nonePaid}</p> : null}
        </div>
      </div>
      {answer === "unknown" ? null : (
        <div className="fixed inset-x-0 bottom-0 z-10 max-h-[60dvh] overflow-y-auto border-line border-t bg-surface px-4 pt-[12px] pb-[max(12px,env(safe-area-inset-bottom))] shadow-card">
          <div className="mx-auto flex max-w-[528px] flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p className="font-bold text-[1.4rem]">{rupees(view.amountPaise)}</p>
            <Button
              disabled={payment.isBusy || isChecking}
              className="grow"
              onClick={() => void payment.continuePayment(view)}
            >
              {payment.isBusy ? <Spinner /> : null}
              {payment.isBusy ? copy.held.preparing : continueLabel}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
