import { useEffect, useRef } from "react";
import { bookingPath } from "#app/[locale]/paths.ts";
import { refusalText } from "#app/copy/refusal-text.ts";
import { isTransient } from "#app/visitor/decide-retry.ts";
import { findEarlierBooking } from "#app/visitor/find-earlier-booking.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { BookingCopy, BookingProps } from "../booking-props.ts";
import { ResendEarlierTicket } from "./resend-earlier-ticket.tsx";
import type { Refusal } from "./use-payment.ts";

/** Why Pay did not open Checkout. Some refusals are about an earlier booking, which this browser may know. */
export function RefusalNotice(props: BookingProps & { refusal: Refusal | null }) {
  const { view, locale, copy, refusal } = props;
  const notice = useRef<HTMLDivElement>(null);
  const code = refusal?.code;
  // Pay is below the form: the person who pressed it must see that the place is safe without searching for it.
  useEffect(() => {
    if (code) notice.current?.scrollIntoView({ block: "center" });
  }, [code]);
  if (!refusal) return null;
  const titles: Record<string, string> = copy.paying.refusalTitles;
  const retryingText = refusal.isRepeated && isTransient(refusal.code) ? retryText(copy, refusal.code) : null;
  const isAboutEarlier = refusal.code in titles;
  const earlierId = isAboutEarlier ? findEarlierBooking(view.event.slug, view.bookingId) : null;
  return (
    <div ref={notice} role="alert" className="my-5">
      <Notice
        tone={isAboutEarlier || retryingText ? "time" : "lost"}
        {...(isAboutEarlier && { title: titles[refusal.code] ?? "" })}
      >
        <p>{retryingText ?? refusalText(copy.refusals, refusal.code)}</p>
        {refusal.isRepeated && !retryingText ? <p className="mt-2 font-semibold">{copy.paying.checkingAgain}</p> : null}
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

/** A transient refusal: the page retries by itself, and nobody has to press. */
const retryText = ({ paying: { retrying } }: BookingCopy, code: string): string =>
  code === "unreachable" ? retrying.offline : code === "gateway_busy" ? retrying.gateway : retrying.busy;
