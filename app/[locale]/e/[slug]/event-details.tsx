import type { ReactNode } from "react";
import { OrganizerText } from "#app/[locale]/organizer-text.tsx";
import type { Copy } from "#app/copy/copy.ts";
import { fill } from "#app/copy/fill.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import type { ReadText, ReadTexts } from "#booking/events/translation.ts";
import { Contact } from "#ui/contact.tsx";
import { ChevronIcon } from "#ui/icons.tsx";
import { NumberedSteps } from "#ui/numbered-steps.tsx";
import { PlainText } from "#ui/plain-text.tsx";
import { bookingSteps } from "./booking-steps.ts";

type Props = { event: BookableEvent; read: ReadTexts; copy: Copy["event"]["page"]; now: Date };

/** Everything that is static, in the order in which people ask about it. */
export function EventDetails({ event, read, copy, now }: Props) {
  return (
    <>
      {event.state === "cancelled" ? null : (
        <Section title={copy.howTitle}>
          <NumberedSteps steps={bookingSteps(copy, event, now)} className="space-y-3" />
          {event.bookingsPerContact > 1 ? (
            <p className="mt-3">{fill(copy.forFamilies, { limit: event.bookingsPerContact })}</p>
          ) : null}
        </Section>
      )}
      {event.description ? (
        <Section title={copy.about}>
          <OrganizerParagraphs of={read(event.description)} />
        </Section>
      ) : null}
      <ListSection title={copy.included} items={event.included} read={read} />
      {event.reportingNote ? (
        <Section title={copy.reporting}>
          <OrganizerParagraphs of={read(event.reportingNote)} />
        </Section>
      ) : null}
      {event.plan.length > 0 ? (
        <Section title={copy.plan}>
          <ol className="relative ml-1.5 space-y-4 border-line border-l-2 pl-5">
            {event.plan.map((step) => (
              <li key={step.time + step.text} className="relative">
                <span
                  aria-hidden="true"
                  className="-left-[1.7rem] absolute top-1.5 size-3 rounded-full border-2 border-paper bg-brand"
                />
                <span className="block font-semibold">
                  <OrganizerText of={read(step.time)} />
                </span>
                <OrganizerText of={read(step.text)} />
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      <ListSection title={copy.bring} items={event.bring} read={read} />
      <ListSection title={copy.rules} items={event.rules} read={read} />
      {event.faq.length > 0 ? (
        <Section title={copy.faq}>
          {event.faq.map((entry) => (
            <Fold key={entry.question} title={<OrganizerText of={read(entry.question)} />}>
              <OrganizerParagraphs of={read(entry.answer)} />
            </Fold>
          ))}
        </Section>
      ) : null}
      <Organizer event={event} copy={copy} />
    </>
  );
}

function OrganizerParagraphs({ of: { text, lang } }: { of: ReadText }) {
  return lang ? (
    <div lang={lang}>
      <PlainText text={text} />
    </div>
  ) : (
    <PlainText text={text} />
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-10">
      <h2 className="mb-3 font-bold text-[1.3rem] leading-tight tracking-[-0.01em]">{title}</h2>
      {children}
    </section>
  );
}

function ListSection({ title, items, read }: { title: string; items: string[]; read: ReadTexts }) {
  if (items.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="checks">
        {items.map((item) => (
          <li key={item}>
            <OrganizerText of={read(item)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Fold({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <details className="group border-line border-t last:border-b">
      <summary className="flex min-h-12 list-none items-center justify-between gap-3 py-3 font-semibold [&::-webkit-details-marker]:hidden">
        {title}
        <ChevronIcon className="size-5 text-soft group-open:rotate-180" />
      </summary>
      <div className="pb-4 text-soft">{children}</div>
    </details>
  );
}

function Organizer({ event, copy }: Pick<Props, "event" | "copy">) {
  return (
    <Section title={copy.organizer}>
      <div className="rounded-card border border-line bg-surface p-4">
        <Contact name={event.organizerName} phone={event.organizerPhone} email={event.organizerEmail} />
        <p className="mt-2 whitespace-pre-line text-soft">{event.organizerAddress}</p>
      </div>
    </Section>
  );
}
