import { fill } from "#app/copy/fill.ts";
import { rupees } from "#platform/money.ts";
import type { BookingCopy, BookingProps } from "../booking-props.ts";
import type { RefundView } from "../booking-view.ts";
import { DetailRows } from "./detail-rows.tsx";

/** Every refund, with its progress. */
export function Refunds(props: BookingProps) {
  const { view, copy } = props;
  return (
    <>
      {view.refunds.map((refund) => (
        <div key={`${refund.reason} ${refund.refundId ?? refund.amountPaise}`}>
          <DetailRows rows={rowsOf(refund, copy)} />
          <p className="mt-3 text-soft">{nextStepOf(refund, props)}</p>
        </div>
      ))}
    </>
  );
}

function rowsOf(refund: RefundView, { refunds: text }: BookingCopy): [string, string][] {
  const state = refund.payoutReference === null ? text.states[refund.state] : text.paidByHand;
  const number = refund.payoutReference ?? refund.refundId;
  return [
    [text.amount, rupees(refund.amountPaise)],
    [text.state, state],
    ...(number ? ([[refund.payoutReference ? text.payout : text.refund, number]] as [string, string][]) : []),
  ];
}

function nextStepOf(refund: RefundView, { view, copy }: BookingProps): string {
  const text = copy.refunds;
  const organizer = view.event.organizerName;
  if (refund.payoutReference !== null) return fill(text.byHandNext, { organizer });
  return fill(text.next[refund.state], { organizer });
}
