import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { countSegments } from "#booking/messages/gsm7.ts";
import { renderSms } from "#booking/messages/render-sms.ts";
import { isLanguage, LANGUAGES } from "#platform/languages.ts";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { languageName } from "../../../language/language-name.ts";
import { organizerText, titled } from "../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";
import { emailDocument } from "./email-document.ts";
import { exampleFacts } from "./example-booking.ts";

export const generateMetadata = titled("Preview");

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ lang?: string }> };

/** All that a rider will see, as it was last saved, by the renderers that they will see it by. */
export default async function PreviewPage({ params, searchParams }: Props) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const { lang = event.language } = await searchParams;
  const locale = isLanguage(lang) ? lang : event.language;
  const t = await organizerText();
  const { clock, config, messaging } = office();
  const facts = exampleFacts({ event, language: locale, now: clock.now() }, config.PUBLIC_URL);
  const letter = await messaging.renderEmail("booking_confirmed", facts);
  const sms = renderSms("booking_confirmed", facts);
  const segments = countSegments(sms);
  const path = `/admin/events/${event.slug}/preview`;
  const screens = [
    { part: "page", title: "Page" },
    { part: "form", title: "Form" },
    { part: "ticket", title: "Ticket" },
  ] as const;
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="edit">
        <p className="-mt-2">
          <a
            href={`/admin/events/${event.slug}/edit`}
            className="inline-flex min-h-12 items-center underline underline-offset-4"
          >
            {t("Set-up")}
          </a>
        </p>
        <h2 className="font-bold text-[1.4rem] tracking-[-0.02em]">{t("Preview")}</h2>
        <p className="mt-1 max-w-[620px] text-soft">
          {t(
            "As it was last saved. Nobody else sees this, and the rider is an example: nothing is booked, paid or sent.",
          )}
        </p>
        <nav aria-label={t("Language of the preview")} className="mt-4 grid max-w-[420px] grid-cols-3 gap-2">
          {LANGUAGES.map((language) => (
            <a
              key={language}
              href={`${path}?lang=${language}`}
              aria-current={language === locale ? "true" : undefined}
              className={`flex min-h-12 items-center justify-center rounded-card border px-2 ${
                language === locale ? "border-ink bg-surface font-semibold" : "border-line text-soft"
              }`}
            >
              {t(languageName[language])}
            </a>
          ))}
        </nav>
        <div className="mt-6 flex flex-wrap gap-8">
          {screens.map(({ part, title }) => (
            <Phone key={part} title={t(title)}>
              <iframe
                title={t("{what}: example", { what: t(title) })}
                src={`${path}/${part}?lang=${locale}`}
                className="size-full"
              />
            </Phone>
          ))}
          <Phone title={t("Email")} about={letter.subject}>
            <iframe
              title={t("{what}: example", { what: t("Email") })}
              srcDoc={emailDocument(letter)}
              sandbox=""
              className="size-full"
            />
          </Phone>
          <Phone
            title="SMS"
            about={t(
              { one: "{characters} characters, {count} part", other: "{characters} characters, {count} parts" },
              { characters: sms.length, count: segments },
            )}
          >
            <p lang={locale} className="wrap-anywhere m-4 rounded-card bg-paper p-4">
              {sms}
            </p>
          </Phone>
        </div>
      </EventPage>
    </AdminFrame>
  );
}

/** What is inside has the width of a phone, whatever shows it. */
async function Phone({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  const t = await organizerText();
  return (
    <section aria-label={title} className="w-full max-w-[372px]">
      <h3 className="font-bold text-[1.15rem]">
        {title} <span className="font-normal text-[0.92rem] text-time">{t("example")}</span>
      </h3>
      <p className="wrap-anywhere min-h-6 text-[0.92rem] text-soft">{about}</p>
      {/* On a phone as wide as the phone itself. */}
      <div className="max-rail:-mx-4 mt-2 h-[640px] overflow-hidden rounded-[24px] border-3 border-ink/80 bg-surface rail:border-6">
        {children}
      </div>
    </section>
  );
}
