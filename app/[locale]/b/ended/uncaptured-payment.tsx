import { rupees } from "#platform/money.ts";
import type { BookingProps } from "../booking-props.ts";
import { DetailRows } from "./detail-rows.tsx";

/** What a bank has set aside and frees by itself. */
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
