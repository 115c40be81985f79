import type { ReactNode } from "react";
import { OrganizerText } from "#app/[locale]/organizer-text.tsx";
import { fill } from "#app/copy/fill.ts";
import { rupees } from "#platform/money.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { ButtonLink } from "#ui/button.tsx";
import { CalendarIcon, CheckIcon, PinIcon } from "#ui/icons.tsx";
import type { BookingProps } from "../booking-props.ts";
import { OrganizerContact } from "../organizer-contact.tsx";
import { OtherPayments } from "./other-payments.tsx";
import { TicketDelivery } from "./ticket-delivery.tsx";

/** The ticket fills one phone screen, because a screenshot is what people keep. */
export function Ticket(props: BookingProps) {
  const { view, locale, copy, read } = props;
  const text = copy.confirmed;
  const { event, owedPaise = 0 } = view;
  const startsAt = new Date(event.startsAt);
  return (
    <div className="mx-auto max-w-[560px] px-4 pt-4 pb-6">
      <div role="status">
        <h1 className="flex items-center gap-2 py-1 font-bold text-[1.35rem] text-yours tracking-[-0.01em]">
          <CheckIcon className="size-7" />
          {text.band}
        </h1>
      </div>
      <article className="mt-2 overflow-hidden rounded-[18px] bg-surface shadow-card ring-1 ring-line">
        <header className="bg-brand px-5 py-4 text-on-brand">
          <p className="font-bold text-[1.3rem] leading-tight tracking-[-0.01em]">
            <OrganizerText of={read(event.title)} />
          </p>
          <p className="text-[0.92rem]">{event.organizerName}</p>
        </header>
        <div className="px-5 pt-4">
          <Fact name={text.name} value={view.participant?.name ?? ""} isLarge />
          <div className="mt-3 grid grid-cols-2 gap-x-4 gap-y-3">
            <Fact name={text.category} value={<OrganizerText of={read(view.categoryName)} />} />
            <Paid {...props} />
            {owedPaise > 0 ? (
              <Fact name={text.toPay} value={fill(text.toPayHow, { amount: rupees(owedPaise) })} />
            ) : null}
            {owedPaise < 0 ? <Fact name={text.cashBack} value={rupees(-owedPaise)} /> : null}
            <Fact name={text.date} value={`${indianDate(startsAt, locale)}, ${indianTime(startsAt, locale)}`} />
            <Fact name={text.place} value={<OrganizerText of={read(event.place)} />} />
          </div>
          {event.reportingNote ? (
            <div className="mt-3">
              <Fact name={text.reporting} value={<OrganizerText of={read(event.reportingNote)} />} />
            </div>
          ) : null}
        </div>
        <Perforation />
        <div className="flex items-center gap-4 px-5 pb-5">
          {view.qrSvg ? <Code svg={view.qrSvg} alt={fill(text.qrAlt, { reference: view.reference })} /> : null}
          <div className="min-w-0">
            <p className="text-[0.85rem] text-soft">{text.reference}</p>
            <p className="whitespace-nowrap font-bold text-[1.3rem] leading-tight">{view.reference}</p>
            <p className="mt-1 text-[0.88rem] text-soft leading-snug">{text.showAtStart}</p>
          </div>
        </div>
      </article>
      {view.isConfirmedLate ? <p className="mt-4">{text.late}</p> : null}
      {view.isPaidByAnother ? null : <OtherPayments {...props} />}
      <TicketDelivery {...props} />
      <div className="mt-4 grid gap-2.5 sm:grid-cols-2">
        {view.calendarUrl ? (
          <ButtonLink kind="secondary" href={view.calendarUrl} download>
            <CalendarIcon className="size-5" />
            {text.calendar}
          </ButtonLink>
        ) : null}
        {event.mapUrl ? (
          <ButtonLink kind="secondary" href={event.mapUrl}>
            <PinIcon className="size-5" />
            {text.map}
          </ButtonLink>
        ) : null}
      </div>
      {event.bring.length > 0 ? (
        <section className="mt-8">
          <h2 className="mb-2 font-bold text-[1.2rem]">{text.bring}</h2>
          <ul className="checks">
            {event.bring.map((item) => (
              <li key={item}>
                <OrganizerText of={read(item)} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <OrganizerContact {...props} />
    </div>
  );
}

/** What it cost is between whoever paid and the organizer: a rider to whom the place was passed on reads that it was. */
function Paid({ view, copy: { confirmed: text } }: BookingProps) {
  if (view.isPaidByAnother) return <Fact name={text.paidBy} value={text.passedOn} />;
  return view.amountPaise > 0 ? <Fact name={text.paid} value={rupees(view.amountPaise)} /> : null;
}

function Fact({ name, value, isLarge = false }: { name: string; value: ReactNode; isLarge?: boolean }) {
  return (
    <div className="min-w-0">
      <p className="text-[0.85rem] text-soft">{name}</p>
      <p className={`whitespace-pre-line font-semibold leading-snug ${isLarge ? "text-[1.35rem]" : "text-[0.97rem]"}`}>
        {value}
      </p>
    </div>
  );
}

/** Where a paper ticket would be torn. */
function Perforation() {
  return (
    <div aria-hidden="true" className="relative my-4 h-5">
      <span className="-left-2.5 absolute size-5 rounded-full bg-paper ring-1 ring-line" />
      <span className="absolute top-1/2 right-5 left-5 border-line border-t-2 border-dashed" />
      <span className="-right-2.5 absolute size-5 rounded-full bg-paper ring-1 ring-line" />
    </div>
  );
}

/** On white in dark mode as well: scanners need it. As an image, so that no foreign markup enters the page. */
function Code({ svg, alt }: { svg: string; alt: string }) {
  return (
    <img
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      alt={alt}
      width={120}
      height={120}
      className="size-30 shrink-0 rounded-lg bg-white p-1.5"
    />
  );
}
