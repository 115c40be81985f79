import { rupees } from "#platform/money.ts";
import type { BookingProps } from "../booking-props.ts";
import { DetailRows } from "./detail-rows.tsx";

/** What the bank has put on hold and will release by itself. */
export function UncapturedPayment({ view, copy }: BookingProps) {
  const text = copy.notTaken;
  if (!view.untaken) return null;
  return (
    <>
      <DetailRows
        rows={[
          [text.amount, rupees(view.untaken.amountPaise)],
          [text.payment, view.untaken.paymentId],
        ]}
      />
      <p className="mt-3 text-soft">{text.days}</p>
    </>
  );
}
