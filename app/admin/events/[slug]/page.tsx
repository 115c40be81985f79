import { notFound } from "next/navigation";
import { NO_EVENT } from "#booking/attention/attention.ts";
import { listAttention } from "#booking/attention/list-attention.ts";
import { readEventCapacity } from "#booking/capacity/read-event-capacity.ts";
import { readErasedAt } from "#booking/erasures/read-erasure.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { mayOpen } from "#booking/organizers/roles.ts";
import { listStillPaying } from "#booking/sale-console/list-still-paying.ts";
import { ButtonLink } from "#ui/button.tsx";
import { ScanIcon } from "#ui/icons.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../../admin-frame.tsx";
import { OpenItems, ResolvedItems } from "../../attention/attention-list.tsx";
import { organizerText, titled } from "../../language/organizer-text.ts";
import { HealthLine } from "../../live/health-line.tsx";
import { SaleNumbers } from "../../live/sale-numbers.tsx";
import { SaleSummary } from "../../live/sale-summary.tsx";
import { publicLink } from "../../public-link.ts";
import { requireOrganizer } from "../../require-organizer.ts";
import { ShareLink } from "../../share-link.tsx";
import { AfterCards } from "./after-cards.tsx";
import { SaleControls } from "./controls/sale-controls.tsx";
import { visitorCopy } from "./controls/visitor-copy.ts";
import { EventPage } from "./event-page.tsx";
import { MoreSection } from "./more-section.tsx";
import { phaseOf } from "./now-phase.ts";
import { PublishSection } from "./publish-section.tsx";
import { RehearsalCard } from "./rehearsal/rehearsal-card.tsx";
import { StillPaying } from "./still-paying.tsx";
import { WaitlistLine } from "./waitlist-line.tsx";
import { WeekCards } from "./week-cards.tsx";

export const generateMetadata = titled("Now");

/** In the week before the event, and in that after it. */
const CHECK_IN_NEAR_MS = 7 * 86_400_000;

/** What there is to know and to do at this moment: of a draft what is missing, of a sale how it goes. */
export default async function NowPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email, role } = await requireOrganizer();
  const t = await organizerText();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const { slug, state } = event;
  const [attention, capacity] = await Promise.all([
    // Also what concerns the whole installation, and so this event too.
    listAttention(office(), [event.id, NO_EVENT]),
    readEventCapacity(office().db, event.id),
  ]);
  const now = office().clock.now();
  if (state === "draft") {
    return (
      <AdminFrame email={email}>
        <EventPage event={event} current="now">
          <PublishSection event={event} capacity={capacity} now={now} />
          <RehearsalCard event={event} />
        </EventPage>
      </AdminFrame>
    );
  }
  const events = new Map([[event.id, event]]);
  const share =
    state === "published" ? (
      <>
        <ShareLink url={publicLink(slug)} title={event.title} />
        <a
          href={`/admin/events/${slug}/share`}
          className="inline-flex min-h-12 items-center underline underline-offset-4"
        >
          {t("A message to send, a QR code and a poster")}
        </a>
      </>
    ) : null;
  const statementPath = `/admin/events/${slug}/statement`;
  // Until then people have to learn of it, and there is no sale to watch.
  const isBefore = now < event.opensAt;
  const isCheckInNear = state !== "cancelled" && Math.abs(event.startsAt.getTime() - now.getTime()) < CHECK_IN_NEAR_MS;
  const phase = phaseOf(event, capacity.free, now);
  const isSold = phase === "sold" || (phase === "week" && capacity.held > 0);
  const [paying, erasedAt] = await Promise.all([
    isSold ? listStillPaying(office(), event.id) : [],
    phase === "after" ? readErasedAt(office().db, event.id) : null,
  ]);
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="now">
        <div className="space-y-6 max-rail:pb-16">
          {isCheckInNear ? (
            <ButtonLink href={`/admin/events/${slug}/check-in`} className="w-full sm:w-auto">
              <ScanIcon />
              {t("Check-in")}
            </ButtonLink>
          ) : null}
          <OpenItems items={attention.open} events={events} />
          <SaleNumbers />
          <HealthLine />
          {phase === "week" ? <WeekCards slug={slug} /> : null}
          {phase === "after" ? <AfterCards slug={slug} startsAt={event.startsAt} erasedAt={erasedAt} /> : null}
          {isSold ? (
            <StillPaying slug={slug} rows={paying} isOpen={now < event.closesAt && state === "published"} />
          ) : null}
          {phase === "cancelled" || isBefore ? null : <WaitlistLine slug={slug} />}
          <SaleControls slug={slug} copy={visitorCopy()} />
          {isBefore && share ? <div>{share}</div> : null}
          {isBefore && state === "published" ? <RehearsalCard event={event} /> : null}
          <SaleSummary statementPath={mayOpen(role, statementPath) ? statementPath : null} />
          <ResolvedItems items={attention.resolved} events={events} />
          <MoreSection
            event={event}
            capacity={capacity}
            share={isBefore ? null : share}
            hasCheckIn={!isCheckInNear && state !== "cancelled"}
            role={role}
          />
        </div>
      </EventPage>
    </AdminFrame>
  );
}
