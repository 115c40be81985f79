import { OrganizerText } from "#app/[locale]/organizer-text.tsx";
import { rupees } from "#platform/money.ts";
import { CheckIcon } from "#ui/icons.tsx";
import { Spinner } from "#ui/spinner.tsx";
import type { BookingProps } from "./booking-props.ts";

/**
 * The payment's state is unknown: says what we know, what we are waiting for, and not to pay again. `mayClose`: this browser or the
 * server has heard of a payment; before that nobody is told to close the page, who may still have to pay.
 */
export function ConfirmingScreen({
  view,
  copy,
  read,
  isLate,
  mayClose,
}: BookingProps & { isLate: boolean; mayClose: boolean }) {
  const text = copy.confirming;
  const hasMoney = view.payment === "captured";
  const known = [...(isLate ? [] : [text.knownPlace]), hasMoney ? text.knownCaptured : text.knownPayment];
  return (
    <div className="mx-auto max-w-[560px] px-4 pt-10 pb-6">
      <div role="status">
        <p className="text-soft">
          <OrganizerText of={read(view.event.title)} />
        </p>
        <h1 className="mt-3 font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">{text.title}</h1>
        <p className="mt-4 rounded-card bg-time-wash px-4 py-3 text-time">
          <span className="block font-bold text-[1.25rem]">{text.doNotPay}</span>
          {isLate ? null : text.place}
        </p>
      </div>
      <ol className="mt-6 divide-y divide-line rounded-card border border-line bg-surface px-4">
        {known.map((fact) => (
          <li key={fact} className="flex items-center gap-3 py-3">
            <CheckIcon className="size-5 text-yours" />
            {fact}
            {fact === text.knownCaptured ? <span className="ml-auto">{rupees(view.amountPaise)}</span> : null}
          </li>
        ))}
        <li className="flex items-center gap-3 py-3 text-soft">
          <span className="flex size-5 items-center justify-center text-time">
            <Spinner />
          </span>
          {hasMoney ? text.waitForTicket : text.waitForBank}
        </li>
      </ol>
      <p className="mt-4 text-soft">{isLate ? text.late : text.usually}</p>
      {mayClose ? <p className="mt-3 text-soft">{text.mayClose}</p> : null}
    </div>
  );
}
