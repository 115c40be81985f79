import { localPath } from "#app/[locale]/paths.ts";
import { fill } from "#app/copy/fill.ts";
import type { BookingProps } from "../booking-props.ts";

/** Beside Pay: who is paid, who processes the payment, and links to the terms and the refund policy. */
export function PaymentNotes({ view, locale, copy }: BookingProps) {
  return (
    <div className="mt-6 text-[0.95rem] text-soft">
      {view.event.isRehearsal ? null : <p>{fill(copy.paying.payee, { organizer: view.event.organizerName })}</p>}
      <p className="flex flex-wrap gap-x-5">
        {(["terms", "refunds"] as const).map((policy) => (
          <a
            key={policy}
            href={localPath(locale, `/${policy}`)}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-12 items-center underline underline-offset-4"
          >
            {copy.policyNames[policy]}
          </a>
        ))}
      </p>
    </div>
  );
}
