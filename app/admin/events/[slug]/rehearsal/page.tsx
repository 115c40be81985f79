import { notFound, redirect } from "next/navigation";
import QRCode from "qrcode";
import { readEvent, readEventBySlug } from "#booking/events/read-event.ts";
import { type Rehearsal, readRehearsalRefusal, readRehearsals } from "#booking/rehearsals/read-rehearsals.ts";
import { ERASE_REHEARSAL_AFTER_DAYS } from "#booking/rehearsals/rehearsal.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { organizerText, titled } from "../../../language/organizer-text.ts";
import type { Text } from "../../../language/text.ts";
import { PageSection } from "../../../page-section.tsx";
import { publicLink } from "../../../public-link.ts";
import { RefreshWhile } from "../../../refresh-while.tsx";
import { rehearsalRefusalCopy, runningCopy } from "../../../rehearsal-copy.ts";
import { requireOrganizer } from "../../../require-organizer.ts";
import { ShareLink } from "../../../share-link.tsx";
import { EventPage } from "../event-page.tsx";
import { EndRehearsalButton } from "./end-rehearsal-button.tsx";
import { StartRehearsalForm } from "./start-rehearsal-form.tsx";
import { TriedList } from "./tried-list.tsx";

export const generateMetadata = titled("Rehearsal");

/** Going through the event once with play money, before riders do: how to start, what to try, and how to end. */
export default async function RehearsalPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const t = await organizerText();
  const { db } = office();
  const event = await readEventBySlug(db, (await params).slug);
  if (!event) notFound();
  if (event.rehearsalOf !== null) {
    const rehearsed = await readEvent(db, event.rehearsalOf);
    if (!rehearsed) notFound();
    redirect(`/admin/events/${rehearsed.slug}/rehearsal`);
  }
  const [latest, ...earlier] = await readRehearsals(db, event.id);
  const isRunning = latest?.isRunning === true;
  const refusal = isRunning ? null : await readRehearsalRefusal(office(), event);
  const past = latest && !isRunning ? [latest, ...earlier] : earlier;
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="now">
        <div className="space-y-8">
          <div>
            <h2 className="font-bold text-[1.4rem] tracking-[-0.02em]">{t("Rehearsal")}</h2>
            <p className="mt-1 max-w-[620px] text-soft">
              {t(
                "A copy of this event that only your team knows. They book, pay with play money, get tickets by email and SMS, and are checked in. No real money moves, and this event stays as it is.",
              )}
            </p>
          </div>
          {isRunning && latest ? (
            <Running slug={event.slug} rehearsal={latest} title={event.title} />
          ) : refusal === null ? (
            <PageSection title={t("Start a rehearsal")}>
              <StartRehearsalForm slug={event.slug} />
              <p className="mt-4 max-w-[620px] text-[0.95rem] text-soft">
                {t(
                  "It ends after a day, or a quarter of an hour before the real sale opens. {days} days later everything that was typed into it is erased. Emails and SMS really go out.",
                  { days: ERASE_REHEARSAL_AFTER_DAYS },
                )}
              </p>
            </PageSection>
          ) : (
            <Notice tone="time">{t(refusalText(refusal))}</Notice>
          )}
          {past.length > 0 ? <Past rehearsals={past} /> : null}
        </div>
      </EventPage>
    </AdminFrame>
  );
}

const refusalText = (refusal: string): Text =>
  (rehearsalRefusalCopy as Record<string, Text>)[refusal] ?? "Reload the page, then try again.";

const QR_PIXELS = 512;

async function Running({ slug, rehearsal, title }: { slug: string; rehearsal: Rehearsal; title: string }) {
  const t = await organizerText();
  const url = publicLink(rehearsal.slug);
  const own = `/admin/events/${rehearsal.slug}`;
  const qrCode = await QRCode.toDataURL(url, { width: QR_PIXELS, margin: 2, errorCorrectionLevel: "M" });
  const now = office().clock.now();
  return (
    <>
      <RefreshWhile isUnderWay />
      <div>
        <p className="font-semibold text-time">{runningCopy(rehearsal, t)}</p>
        <p className="text-soft">
          {now < rehearsal.opensAt ? `${t("Opens {when}.", { when: t.moment(rehearsal.opensAt) })} ` : ""}
          {t("Ends by itself {when}.", { when: t.moment(rehearsal.closesAt) })}
        </p>
      </div>
      <div className="grid gap-8 lg:grid-cols-2">
        <ShareLink url={url} title={t("Rehearsal: {title}", { title })} />
        <img
          src={qrCode}
          alt={t("QR code of {url}", { url })}
          width={192}
          height={192}
          className="rounded-card bg-white"
        />
      </div>
      <PageSection title={t("Try this")}>
        <TriedList rehearsal={rehearsal} />
      </PageSection>
      <div className="flex flex-wrap gap-3">
        <ButtonLink kind="secondary" href={own}>
          {t("Now")}
        </ButtonLink>
        <ButtonLink kind="secondary" href={`${own}/bookings`}>
          {t("Riders")}
        </ButtonLink>
        <ButtonLink kind="secondary" href={`${own}/check-in`}>
          {t("Check-in")}
        </ButtonLink>
      </div>
      <EndRehearsalButton slug={slug} />
    </>
  );
}

async function Past({ rehearsals }: { rehearsals: readonly Rehearsal[] }) {
  const t = await organizerText();
  return (
    <PageSection title={t("Rehearsed before")}>
      <ul className="max-w-[720px] divide-y divide-line rounded-card border border-line bg-surface">
        {rehearsals.map(({ id, slug, opensAt, confirmed, places, paid, refunded, checkedIn }) => (
          <li key={id}>
            <a href={`/admin/events/${slug}`} className="block px-4 py-3 hover:bg-paper">
              <span className="font-semibold underline underline-offset-4">{t.moment(opensAt)}</span>
              <span className="block text-[0.92rem] text-soft">
                {t("{confirmed} of {places} places · {paid} paid · {refunded} refunded · {checkedIn} checked in", {
                  confirmed,
                  places,
                  paid,
                  refunded,
                  checkedIn,
                })}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
