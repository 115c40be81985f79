"use client";

import { DetailRows } from "#app/[locale]/b/ended/detail-rows.tsx";
import { LanguageSwitch } from "#app/[locale]/language-switch.tsx";
import { LoadingScreen } from "#app/[locale]/loading-screen.tsx";
import { OrganizerText } from "#app/[locale]/organizer-text.tsx";
import { bookingPath } from "#app/[locale]/paths.ts";
import { RehearsalBand } from "#app/[locale]/rehearsal-band.tsx";
import { fill } from "#app/copy/fill.ts";
import { updateStoredBooking } from "#app/visitor/stored-visit.ts";
import { textsFor } from "#booking/events/translation.ts";
import type { AcceptedOffer } from "#http/bookings/offer-schemas.ts";
import type { Language } from "#platform/languages.ts";
import { rupees } from "#platform/money.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { Button } from "#ui/button.tsx";
import { Contact } from "#ui/contact.tsx";
import { OfferForm } from "./offer-form.tsx";
import type { OfferCopy, OfferProps } from "./offer-props.ts";
import { useOffer } from "./use-offer.ts";

/** The offer of a booking: what it is, the form that accepts it, or what became of it. */
export function OfferApp({ locale, copy }: { locale: Language; copy: OfferCopy }) {
  const { loaded, renew } = useOffer(locale);
  if (loaded.kind === "opening") return <LoadingScreen text={loaded.isLate ? copy.late : copy.opening} />;
  return (
    <>
      {loaded.kind === "found" && loaded.event.isRehearsal ? <RehearsalBand text={copy.rehearsalBand} /> : null}
      <main className="mx-auto max-w-[560px] px-4 pt-4 pb-36">
        <LanguageSwitch
          locale={locale}
          path="/transfer"
          label={copy.languages}
          carry={(path) => `${path}${location.hash}`}
        />
        <div className="mt-6">
          {loaded.kind === "not_found" ? (
            <Title title={copy.notFoundTitle} text={copy.notFoundText} />
          ) : (
            <FoundOffer {...loaded} locale={locale} copy={copy} renew={renew} />
          )}
        </div>
      </main>
    </>
  );
}

function FoundOffer(props: OfferProps & { renew: () => void }) {
  const { offer, event, locale, copy } = props;
  const { opened } = offer;
  if (opened) {
    return (
      <>
        <Title title={copy.takenTitle} text={copy.takenText} />
        <Button className="mt-6 w-full" onClick={() => openTicket(opened, locale)}>
          {copy.openTicket}
        </Button>
      </>
    );
  }
  if (offer.state !== "open") {
    return (
      <>
        <Title title={copy.endedTitle} text={copy.endedText} />
        <div className="mt-4">
          <Contact {...event.organizer} />
        </div>
      </>
    );
  }
  const read = textsFor({ language: event.language, texts: event.texts ?? {} }, locale);
  const moment = (time: string) => `${indianDate(new Date(time), locale)}, ${indianTime(new Date(time), locale)}`;
  const { owedPaise = 0 } = offer;
  const category = event.categories.find(({ id }) => id === offer.categoryId)?.name;
  return (
    <>
      <p className="text-soft">
        <OrganizerText of={read(event.title)} />
      </p>
      <h1 className="font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">{copy.heading}</h1>
      <DetailRows
        rows={[
          ...(category ? [[copy.category, read(category).text] as [string, string]] : []),
          [copy.when, moment(event.startsAt)],
          [copy.where, read(event.place).text],
          [copy.until, moment(offer.expiresAt)],
        ]}
      />
      <p className="mt-4 mb-6">
        {copy.howTo}{" "}
        {owedPaise > 0 ? fill(copy.owed, { amount: rupees(owedPaise), organizer: event.organizer.name }) : copy.free}
      </p>
      <OfferForm {...props} onAccepted={(accepted) => openTicket(accepted, locale)} />
    </>
  );
}

const Title = ({ title, text }: { title: string; text: string }) => (
  <div role="status">
    <h1 className="font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">{title}</h1>
    <p className="mt-3">{text}</p>
  </div>
);

function openTicket({ bookingId, accessToken }: AcceptedOffer, locale: Language): void {
  updateStoredBooking(bookingId, { accessToken });
  location.assign(bookingPath(locale, bookingId));
}
