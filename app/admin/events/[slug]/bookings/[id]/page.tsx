import { notFound } from "next/navigation";
import { asSent } from "#app/api-client/as-sent.ts";
import { listMoves } from "#booking/bookings/list-moves.ts";
import type { BookingDetails } from "#booking/bookings-list/booking-details.ts";
import { readBookingDetails } from "#booking/bookings-list/read-booking-details.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { languagesOf } from "#booking/events/waiver.ts";
import { readTransferLink } from "#booking/transfers/read-transfer-link.ts";
import { listWaitingByCategory, readWaitlistCounts } from "#booking/waitlist/list-waitlist.ts";
import { showPhone } from "#platform/show-phone.ts";

import { office } from "#wiring";
import { AdminFrame } from "../../../../admin-frame.tsx";
import { DetailRows } from "../../../../detail-rows.tsx";
import { Fold } from "../../../../fold.tsx";
import { organizerText, titled } from "../../../../language/organizer-text.ts";
import type { Translate } from "../../../../language/translate.ts";
import { PageSection } from "../../../../page-section.tsx";
import { RefreshWhile } from "../../../../refresh-while.tsx";
import { requireOrganizer } from "../../../../require-organizer.ts";
import { EventPage } from "../../event-page.tsx";
import { waitlistStandingOf } from "../../waitlist/waitlist-standing.ts";
import { bookingRows } from "../booking-rows.tsx";
import { CancelForm, type NextForPlace } from "./cancel-form.tsx";
import { CorrectForm } from "./correct-form.tsx";
import { LedgerLines } from "./ledger-lines.tsx";
import { MoveForm } from "./move-form.tsx";
import { Notes } from "./notes.tsx";
import { OpenOffer } from "./open-offer.tsx";
import { Owed } from "./owed.tsx";
import { PaperWaiver } from "./paper-waiver.tsx";
import { Payments } from "./payments.tsx";
import { ResendForm } from "./resend-form.tsx";
import type { RiderAction } from "./rider-actions.tsx";
import { RiderAnswers } from "./rider-answers.tsx";
import { RiderCard } from "./rider-card.tsx";
import { SignedWaiver } from "./signed-waiver.tsx";
import { Timeline } from "./timeline.tsx";
import { timelineOf } from "./timeline-of.ts";
import { TransferForm } from "./transfer-form.tsx";

export const generateMetadata = titled("Rider");

/** Everything about one rider, for whoever has them on the phone. */
export default async function RiderPage({ params }: { params: Promise<{ slug: string; id: string }> }) {
  const { email } = await requireOrganizer();
  const { slug, id } = await params;
  const t = await organizerText();
  const event = await readEventBySlug(office().db, slug);
  const details = event && (await readBookingDetails(office(), event.id, id));
  if (!event || !details) notFound();
  const { booking, payments, messages, waivers } = details;
  const refunds = payments.flatMap((payment) => payment.refunds);
  const isUnderWay =
    refunds.some((refund) => refund.state === "wanted") || messages.some((message) => message.state === "queued");
  const labels = new Map(
    [...event.formerQuestions, ...event.questions].map((question) => [question.id, question.label]),
  );
  const [waiver] = waivers;
  const offer = details.transfers.find((transfer) => transfer.state === "pending");

  return (
    <AdminFrame email={email}>
      <RefreshWhile isUnderWay={isUnderWay} />
      <EventPage event={event} current="bookings">
        {booking.state === "confirmed" && booking.owedPaise !== 0 ? (
          <div className="mb-4">
            <Owed
              path={`${apiPath(event, details)}/settle-in-cash`}
              owedPaise={booking.owedPaise}
              version={booking.version}
            />
          </div>
        ) : null}
        {offer && booking.state === "confirmed" ? (
          <div className="mb-4">
            <OpenOffer
              path={`${apiPath(event, details)}/transfers/${offer.id}/cancel`}
              to={offer.to.name}
              contact={`${showPhone(offer.to.phone)} · ${offer.to.email}`}
              until={t.moment(offer.expiresAt)}
              link={readTransferLink(office(), { eventId: event.id, reference: booking.reference }, offer)}
            />
          </div>
        ) : null}
        <RiderCard
          details={details}
          actions={await actionsOf(event, details, t)}
          attentionPath={`/admin/events/${slug}/attention`}
        />
        <div className="mt-8 grid gap-10 lg:grid-cols-2 lg:gap-x-14">
          <div className="grid content-start gap-8">
            <RiderAnswers booking={booking} event={event} />
            <PageSection title={t("Notes")}>
              <Notes notes={details.notes} path={`${apiPath(event, details)}/notes`} />
            </PageSection>
            <div className="divide-y divide-line border-line border-y">
              {waiver ? (
                <SignedWaiver {...waiver} />
              ) : booking.state === "confirmed" && details.participant ? (
                <PaperWaiver
                  path={`${apiPath(event, details)}/paper-waiver`}
                  name={booking.name}
                  version={event.waiver.version}
                  languages={languagesOf(event.waiver)}
                  participantVersion={details.participant.version}
                />
              ) : null}
              <Fold summary={t("Payments in detail")}>
                <Payments payments={payments} disputes={details.disputes} />
              </Fold>
              <Fold summary={t("Where the money went")}>
                <LedgerLines lines={details.ledger} />
              </Fold>
              <Fold summary={t("Booking in detail")}>
                <DetailRows rows={[...bookingRows(booking, t), [t("Booking"), booking.id]]} />
              </Fold>
            </div>
          </div>
          <PageSection title={t("What happened")}>
            <Timeline entries={timelineOf(details, (questionId) => labels.get(questionId) ?? questionId, t)} />
          </PageSection>
        </div>
      </EventPage>
    </AdminFrame>
  );
}

const apiPath = ({ slug }: BookableEvent, { booking }: BookingDetails): string =>
  `/api/admin/events/${slug}/bookings/${booking.id}`;

async function nextForPlace(event: BookableEvent, categoryId: string): Promise<NextForPlace> {
  const now = office().clock.now();
  if (event.state !== "published" || now >= event.closesAt) return "nobody";
  const [{ isOn }, waiting] = await Promise.all([
    readWaitlistCounts(office().db, event.id),
    listWaitingByCategory(office().db, event.id),
  ]);
  if (!waiting.get(categoryId)) return "anybody";
  const standing = waitlistStandingOf({ ...event, isWaitlistOn: isOn }, now);
  if (standing === "paused") return "waitlist_later";
  return standing === "offering" ? "waitlist" : "anybody";
}

/** Their order is that of the buttons. */
async function actionsOf(event: BookableEvent, details: BookingDetails, t: Translate): Promise<RiderAction[]> {
  const { booking, participant, refundDue } = details;
  const { state } = booking;
  const path = apiPath(event, details);
  const actions: RiderAction[] = [];
  if (participant && (state === "confirmed" || state === "paying")) {
    const panel = (
      <CorrectForm
        path={`${path}/rider`}
        rider={asSent(participant)}
        questions={event.questions}
        eventDay={t.date(event.startsAt)}
        isConfirmed={state === "confirmed"}
      />
    );
    actions.push({ name: t("Correct"), title: t("Correct the rider"), panel });
  }
  if (participant && state === "confirmed") {
    const { email, phone } = participant;
    const panel = <ResendForm path={`${path}/resend-ticket`} email={email} phone={phone} />;
    actions.push({ name: t("Resend"), title: t("Send the ticket again"), panel });
  }
  const isOffered = details.transfers.some((transfer) => transfer.state === "pending");
  if (
    participant &&
    state === "confirmed" &&
    event.state !== "cancelled" &&
    !isOffered &&
    event.startsAt > new Date()
  ) {
    const panel = <TransferForm path={`${path}/transfers`} name={booking.name} isPaid={booking.amountPaise > 0} />;
    actions.push({ name: t("Transfer"), title: t("Transfer to another person"), panel });
  }
  const others = event.categories.filter(({ id }) => id !== booking.categoryId);
  if (state === "confirmed" && event.state !== "cancelled" && others.length > 0) {
    const key = { eventId: event.id, id: booking.id };
    const moves = await listMoves(
      office(),
      key,
      others.map(({ id }) => id),
    );
    const named = moves.map((move) => ({ ...move, name: others.find(({ id }) => id === move.categoryId)?.name ?? "" }));
    const panel = <MoveForm path={`${path}/move`} name={booking.name} owedPaise={booking.owedPaise} moves={named} />;
    actions.push({ name: t("Move"), title: t("Move to another category"), panel });
  }
  if (state === "held" || state === "paying" || state === "confirmed") {
    const panel = (
      <CancelForm
        path={`${path}/cancel`}
        name={booking.name}
        state={state}
        refundDue={refundDue}
        isComplimentary={booking.complimentaryReason !== null}
        cashPaise={booking.cashPaise ?? 0}
        next={await nextForPlace(event, booking.categoryId)}
      />
    );
    // Of what was not paid for nothing goes back.
    const isPaid = refundDue.full > 0;
    actions.push({
      name: isPaid ? t("Refund") : t("Cancel"),
      title: isPaid ? t("Cancel and refund") : t("Cancel the booking"),
      panel,
    });
  }
  return actions;
}
