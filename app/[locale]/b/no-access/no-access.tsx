import { OrganizerText } from "#app/[locale]/organizer-text.tsx";
import { eventPath, lostTicketPath } from "#app/[locale]/paths.ts";
import type { ReturnedBooking } from "#http/payments/payment-schemas.ts";
import type { Language } from "#platform/languages.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { LoadingScreen } from "../../loading-screen.tsx";
import type { BookingCopy } from "../booking-props.ts";
import { useReturnedBooking } from "./use-returned-booking.ts";

type Props = { bookingId: string; locale: Language; copy: BookingCopy };

/**
 * For a browser that may not open the booking. A person who has just come back from paying, without the cookie, learns at
 * least what became of the place.
 */
export function NoAccess({ bookingId, locale, copy }: Props) {
  const returned = useReturnedBooking(bookingId);
  if (returned === "asking") return <LoadingScreen text={copy.loading} />;
  return (
    <main className="mx-auto max-w-[560px] px-4 pt-14 pb-10">
      {returned === "none" ? (
        <>
          <Title>{copy.notFoundTitle}</Title>
          <p className="mt-3">{copy.notFoundText}</p>
          <p className="mt-3 text-soft">{copy.notFoundHelp}</p>
        </>
      ) : (
        <ReturnedBookingSummary returned={returned} locale={locale} copy={copy} />
      )}
      <ButtonLink kind="secondary" className="mt-6 w-full" href={lostTicketPath(locale)}>
        {copy.lostTicket}
      </ButtonLink>
      {returned === "none" ? null : (
        <ButtonLink kind="quiet" className="mt-2" href={eventPath(locale, returned.slug)}>
          {copy.backToEvent}
        </ButtonLink>
      )}
    </main>
  );
}

function Title({ children }: { children: string }) {
  return <h1 className="font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">{children}</h1>;
}

function ReturnedBookingSummary({ returned, locale, copy }: Omit<Props, "bookingId"> & { returned: ReturnedBooking }) {
  const { title, language } = returned;
  return (
    <div role="status">
      <p className="text-soft">
        <OrganizerText of={language === locale ? { text: title } : { text: title, lang: language }} />
      </p>
      <ReturnedStateText state={returned.state} copy={copy} />
    </div>
  );
}

function ReturnedStateText({ state, copy }: { state: ReturnedBooking["state"]; copy: BookingCopy }) {
  const { confirming, confirmed, expired, returned: text } = copy;
  switch (state) {
    case "confirmed":
      return (
        <>
          <p className="mt-3 mb-3 rounded-card bg-yours-wash px-4 py-2 font-semibold text-yours">{confirmed.band}</p>
          <Title>{text.confirmedTitle}</Title>
          <p className="mt-3">{text.confirmedText}</p>
        </>
      );
    case "held":
    case "paying":
      return (
        <>
          <Title>{confirming.title}</Title>
          <p className="mt-4 rounded-card bg-time-wash px-4 py-3 font-bold text-[1.25rem] text-time">
            {confirming.doNotPay}
          </p>
          <p className="mt-4 flex items-center gap-3">
            <span className="text-time">
              <Spinner />
            </span>
            {confirming.waitForBank}
          </p>
          <p className="mt-3 text-soft">{confirming.usually}</p>
          <p className="mt-3 text-soft">{confirming.mayClose}</p>
        </>
      );
    case "expired":
      return (
        <>
          <Title>{expired.title}</Title>
          <p className="mt-3">{expired.failedMoney}</p>
        </>
      );
    case "released":
    case "cancelled":
      return (
        <>
          <Title>{text.endedTitle}</Title>
          <p className="mt-3">{text.endedText}</p>
        </>
      );
  }
}
