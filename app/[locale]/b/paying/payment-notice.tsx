import { useEffect, useRef } from "react";
import { bookingPath } from "#app/[locale]/paths.ts";
import { fill } from "#app/copy/fill.ts";
import { refusalText } from "#app/copy/refusal-text.ts";
import { findEarlierBooking } from "#app/visitor/find-earlier-booking.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { BookingProps } from "../booking-props.ts";
import { TryingAgain } from "../trying-again.tsx";
import { PayElsewhere } from "./pay-elsewhere.tsx";
import { ResendEarlierTicket } from "./resend-earlier-ticket.tsx";
import { CHECKOUT_NOT_LOADED, type Payment, type Refusal } from "./use-payment.ts";

type Props = BookingProps & { payment: Pick<Payment, "refusal" | "retriedCode"> };

/** Why Checkout is not open yet: the page is still trying, or our server refused. */
export function PaymentNotice(props: Props) {
  const { payment } = props;
  const notice = useRef<HTMLDivElement>(null);
  const isShown = payment.retriedCode !== null || payment.refusal !== null;
  // Pay is below the form: the person who pressed it must see that the place is safe without searching for it.
  useEffect(() => {
    if (isShown) notice.current?.scrollIntoView({ block: "center" });
  }, [isShown]);
  return (
    <div ref={notice} className={isShown ? "my-5" : ""}>
      <div role="status">{payment.retriedCode ? <TryingAgain {...props} code={payment.retriedCode} /> : null}</div>
      {payment.retriedCode === CHECKOUT_NOT_LOADED ? <PayElsewhere {...props} /> : null}
      {payment.refusal && !payment.retriedCode ? <RefusalNotice {...props} refusal={payment.refusal} /> : null}
    </div>
  );
}

/** Some refusals are about an earlier booking, which this browser may know. */
function RefusalNotice(props: BookingProps & { refusal: Refusal }) {
  const { view, locale, copy, refusal } = props;
  const titles: Record<string, string> = copy.paying.refusalTitles;
  const said = refusal.contact ? `contact_${refusal.contact.because}` : refusal.code;
  const { limit = 1, name = "" } = refusal.contact ?? {};
  const isAboutEarlier = Object.hasOwn(titles, said);
  const earlierId = isAboutEarlier ? findEarlierBooking(view.event.slug, view.bookingId) : null;
  return (
    <div role="alert">
      <Notice
        tone={isAboutEarlier ? "time" : "lost"}
        {...(isAboutEarlier && { title: fill(titles[said] ?? "", { limit, name }) })}
      >
        <p>{fill(refusalText(copy.refusals, said), { limit, name })}</p>
        {refusal.isRepeated ? <p className="mt-2 font-semibold">{copy.paying.checkingAgain}</p> : null}
        {refusal.code === "already_booked" ? <ResendEarlierTicket {...props} /> : null}
        {earlierId ? (
          <ButtonLink kind="secondary" className="mt-3 w-full" href={bookingPath(locale, earlierId)}>
            {copy.paying.earlierBooking}
          </ButtonLink>
        ) : null}
      </Notice>
    </div>
  );
}
