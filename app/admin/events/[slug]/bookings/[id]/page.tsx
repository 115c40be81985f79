import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readBookingDetails } from "#booking/bookings-list/read-booking-details.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { office } from "#wiring";
import { AdminFrame } from "../../../../admin-frame.tsx";
import { AuditLog } from "../../../../audit-log.tsx";
import { DetailRows } from "../../../../detail-rows.tsx";
import { PageSection } from "../../../../page-section.tsx";
import { RefreshWhile } from "../../../../refresh-while.tsx";
import { requireOrganizer } from "../../../../require-organizer.ts";
import { EventPage } from "../../event-page.tsx";
import { stateCopy, stateTones } from "../booking-copy.ts";
import { bookingRows, personRows } from "../booking-rows.tsx";
import { CancelForm } from "./cancel-form.tsx";
import { LedgerLines } from "./ledger-lines.tsx";
import { Messages } from "./messages.tsx";
import { Payments } from "./payments.tsx";

export const metadata: Metadata = { title: "Booking" };

/** Everything about one booking, for whoever has its person on the phone. */
export default async function BookingPage({ params }: { params: Promise<{ slug: string; id: string }> }) {
  const { email } = await requireOrganizer();
  const { slug, id } = await params;
  const event = await readEventBySlug(office().db, slug);
  const details = event && (await readBookingDetails(office(), event.id, id));
  if (!event || !details) notFound();
  const { booking, refundDue, payments, messages } = details;
  const isLive = booking.state === "held" || booking.state === "paying" || booking.state === "confirmed";
  const refunds = payments.flatMap((payment) => payment.refunds);
  const isUnderWay =
    refunds.some((refund) => refund.state === "wanted") || messages.some((message) => message.state === "queued");

  return (
    <AdminFrame email={email}>
      <RefreshWhile isUnderWay={isUnderWay} />
      <EventPage event={event} current="bookings">
        <header className="mb-6">
          <p className={`font-semibold ${stateTones[booking.state] ?? "text-soft"}`}>{stateCopy[booking.state]}</p>
          <h2 className="mt-1 font-bold text-[1.4rem] leading-tight">{booking.name ?? "No name yet"}</h2>
          <p className="text-soft">
            <span className="font-semibold text-ink">{booking.reference}</span>
          </p>
        </header>
        <div className="grid gap-10 lg:grid-cols-2 lg:gap-x-14">
          <PageSection title="Person">
            <DetailRows rows={personRows(booking, event)} />
          </PageSection>
          <PageSection title="Booking">
            <DetailRows rows={bookingRows(booking)} />
          </PageSection>
          <PageSection title="Payments and refunds">
            <Payments payments={payments} disputes={details.disputes} />
          </PageSection>
          <PageSection title="Messages">
            <Messages messages={messages} />
          </PageSection>
          <PageSection title="Where the money went">
            <LedgerLines lines={details.ledger} />
          </PageSection>
          <PageSection title="Audit log">
            <AuditLog entries={details.auditEntries} />
          </PageSection>
        </div>
        {isLive ? (
          <section className="mt-10 max-w-[560px] border-line border-t pt-6">
            <h2 className="mb-3 font-bold text-[1.15rem]">Cancel and refund</h2>
            <CancelForm
              path={`/api/admin/events/${event.slug}/bookings/${booking.id}/cancel`}
              name={booking.name}
              state={booking.state}
              refundDue={refundDue}
              isComplimentary={booking.complimentaryReason !== null}
            />
          </section>
        ) : null}
      </EventPage>
    </AdminFrame>
  );
}
