"use client";

import { useEffect, useState } from "react";
import { LanguageSwitch } from "#app/[locale]/language-switch.tsx";
import { eventPath } from "#app/[locale]/paths.ts";
import { RehearsalBand } from "#app/[locale]/rehearsal-band.tsx";
import { fill } from "#app/copy/fill.ts";
import { readStoredBooking, watchStoredBooking } from "#app/visitor/stored-visit.ts";
import { withAccess } from "#app/visitor/with-credentials.ts";
import { textsFor } from "#booking/events/translation.ts";
import type { Language } from "#platform/languages.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { Brand } from "#ui/brand.tsx";
import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { LoadingScreen } from "../loading-screen.tsx";
import { acceptPrivateLink, bookingIdOf } from "./accept-private-link.ts";
import type { BookingCopy, BookingProps } from "./booking-props.ts";
import { ConfirmingScreen } from "./confirming-screen.tsx";
import { type CheckoutTrace, hasPlace, type Screen } from "./decide-screen.ts";
import { Cancelled } from "./ended/cancelled.tsx";
import { Expired } from "./ended/expired.tsx";
import { InReview } from "./ended/in-review.tsx";
import { NotTaken } from "./ended/not-taken.tsx";
import { Refunded } from "./ended/refunded.tsx";
import { Released } from "./ended/released.tsx";
import { HeldScreen } from "./held/held-screen.tsx";
import { NoAccess } from "./no-access/no-access.tsx";
import { PayScreen } from "./paying/pay-screen.tsx";
import { usePayment } from "./paying/use-payment.ts";
import { Ticket } from "./ticket/ticket.tsx";
import { TryingAgain } from "./trying-again.tsx";
import { useBooking } from "./use-booking.ts";

/** Shows the screen that matches the booking's state, and keeps it up to date while the page is open. */
export function BookingApp({ locale, copy }: { locale: Language; copy: BookingCopy }) {
  const [bookingId, setBookingId] = useState<string | null>(null);
  const [trace, setTrace] = useState<CheckoutTrace>({ windowsEnded: 0, hasReturned: false, isReporting: false });
  const { live, refresh, sync } = useBooking(bookingId, trace, locale);
  const view = live.kind === "found" ? live.view : null;
  const screenNow = "screen" in live ? live.screen : null;
  const playCopy = copy.rehearsal;
  const payment = usePayment({
    bookingId,
    view,
    screen: screenNow,
    locale,
    playCopy,
    refresh,
    sync,
    onTrace: setTrace,
  });

  useEffect(() => {
    const id = bookingIdOf(location.pathname);
    if (!id) return;
    void acceptPrivateLink(id);
    const readReturn = () => {
      const hasReturned = readStoredBooking(id)?.hasReturned === true;
      setTrace((last) => (hasReturned ? { ...last, hasReturned } : last));
    };
    readReturn();
    setBookingId(id);
    // The payment may have happened in another tab.
    return watchStoredBooking(id, readReturn);
  }, []);

  // A new screen starts at its top, however far the last one was scrolled.
  useEffect(() => {
    if (screenNow) window.scrollTo(0, 0);
  }, [screenNow]);

  if (live.kind === "loading") return <LoadingScreen text={copy.loading} />;
  if (live.kind === "unreachable") {
    const isBusy = live.trouble === "busy";
    const title = isBusy ? copy.busyTitle : copy.unreachableTitle;
    return <PlainScreen title={title} text={copy.unreachableText} />;
  }
  if (live.kind === "not_found") return <NoAccess bookingId={live.bookingId} locale={locale} copy={copy} />;
  if (live.kind === "passed_on") return <PlainScreen title={copy.passedOnTitle} text={copy.passedOnText} />;
  const { view: shown, screen } = live;
  const { language, texts = {}, slug } = shown.event;
  const props = { view: shown, locale, copy, read: textsFor({ language, texts }, locale) };
  const mayClose = trace.hasReturned || shown.payment !== "none";
  const screens: Record<Screen, () => React.ReactNode> = {
    form: () => <HeldScreen {...props} payment={payment} refresh={refresh} />,
    pay: () => <PayScreen {...props} payment={payment} sync={sync} />,
    confirming: () => <ConfirmingScreen {...props} isLate={false} mayClose={mayClose} />,
    confirming_late: () => <ConfirmingScreen {...props} isLate={true} mayClose={mayClose} />,
    in_review: () => <InReview {...props} />,
    ticket: () => <Ticket {...props} />,
    expired: () => <Expired {...props} />,
    released: () => <Released {...props} />,
    cancelled: () => <Cancelled {...props} />,
    not_taken: () => <NotTaken {...props} />,
    refunded: () => <Refunded {...props} />,
  };
  return (
    <Brand color={shown.event.brandColor}>
      {shown.event.isRehearsal ? <RehearsalBand text={copy.rehearsal.band} /> : null}
      <main>
        <div className="mx-auto max-w-[560px] px-4 pb-3">
          <LanguageSwitch
            locale={locale}
            path={`/b/${shown.bookingId}`}
            label={copy.languages}
            carry={(path) => withAccess(path, shown.bookingId)}
          />
        </div>
        {/* What was pressed says the same beside it. */}
        {live.trouble === "none" || payment.retriedCode ? null : (
          <div className="mx-auto max-w-[560px] px-4 py-3" role="status">
            {live.kind === "kept" ? (
              <StoredTicketNotice {...props} trouble={live.trouble} />
            ) : (
              <TroubleNotice {...props} trouble={live.trouble} isPlaceSafe={hasPlace(screen)} />
            )}
          </div>
        )}
        {screens[screen]()}
        {screensWithNextStep.includes(screen) ? null : (
          <p className="mx-auto max-w-[560px] px-4 pb-10">
            <ButtonLink kind="quiet" href={eventPath(locale, slug)}>
              {copy.backToEvent}
            </ButtonLink>
          </p>
        )}
      </main>
    </Brand>
  );
}

/** These screens have a next step of their own. */
const screensWithNextStep: Screen[] = ["form", "pay", "expired", "released", "not_taken"];

type TroubleProps = BookingProps & { trouble: string; isPlaceSafe: boolean };

/** Explains why what is shown may be out of date. A place that is gone is not called safe. */
function TroubleNotice({ trouble, isPlaceSafe, ...props }: TroubleProps) {
  if (isPlaceSafe) return <TryingAgain {...props} code={trouble} />;
  const { copy } = props;
  return (
    <Notice tone="time" title={trouble === "busy" ? copy.busyTitle : copy.unreachableTitle}>
      {copy.stillTrying}
    </Notice>
  );
}

/** For a ticket that was read from this browser: says how old it is, because it may have been cancelled since. */
function StoredTicketNotice({ trouble, view, locale, copy }: BookingProps & { trouble: string }) {
  const seenAt = new Date(view.serverTime);
  return (
    <Notice tone="time" title={trouble === "busy" ? copy.busyTitle : copy.unreachableTitle}>
      {fill(copy.kept, { date: indianDate(seenAt, locale), time: indianTime(seenAt, locale) })}
    </Notice>
  );
}

function PlainScreen({ title, text }: { title: string; text: string }) {
  return (
    <main className="mx-auto max-w-[560px] px-4 pt-14">
      <h1 className="font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">{title}</h1>
      <p className="mt-3">{text}</p>
    </main>
  );
}
