import { bookingPath } from "#app/[locale]/paths.ts";
import { sayRefusal } from "#app/messages/say-refusal.ts";
import { recallEarlierBooking } from "#app/visitor/memory.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { BookingProps } from "../booking-app.tsx";
import type { Refusal } from "./use-payment.ts";

/** Why Pay did not lead to Checkout. Some refusals are about an earlier booking, which this browser may know. */
export function RefusalNotice(props: BookingProps & { refusal: Refusal | null }) {
  const { view, locale, messages, refusal } = props;
  if (!refusal) return null;
  const titles: Record<string, string> = messages.paying.refusalTitles;
  const isAboutEarlier = refusal.code in titles;
  const earlierId = isAboutEarlier ? recallEarlierBooking(view.event.slug, view.bookingId) : null;
  return (
    <div role="alert" className="my-5">
      <Notice tone={isAboutEarlier ? "time" : "lost"} {...(isAboutEarlier && { title: titles[refusal.code] ?? "" })}>
        <p>{sayRefusal(messages.refusals, refusal.code)}</p>
        {refusal.isRepeated ? <p className="mt-2 font-semibold">{messages.paying.asksAgain}</p> : null}
        {earlierId ? (
          <ButtonLink kind="secondary" className="mt-3 w-full" href={bookingPath(locale, earlierId)}>
            {messages.paying.earlierBooking}
          </ButtonLink>
        ) : null}
      </Notice>
    </div>
  );
}
