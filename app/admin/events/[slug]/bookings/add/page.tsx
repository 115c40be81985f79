import { notFound } from "next/navigation";
import { uncommittedPlaces } from "#booking/capacity/capacity.ts";
import { readEventCapacity } from "#booking/capacity/read-event-capacity.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";

import { office } from "#wiring";
import { AdminFrame } from "../../../../admin-frame.tsx";
import { organizerText, titled } from "../../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../../require-organizer.ts";
import { EventPage } from "../../event-page.tsx";
import { AddRiderForm } from "./add-rider-form.tsx";

export const generateMetadata = titled("Add a rider");

/** A rider whom the organizer knows: a guest, or somebody who paid in cash. */
export default async function AddRiderPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const t = await organizerText();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const capacity = await readEventCapacity(office().db, event.id);
  const hidden = new Set(event.categories.filter(({ isHidden }) => isHidden).map(({ id }) => id));
  const shown = capacity.categories.filter(({ id }) => !hidden.has(id));
  const free = Math.max(0, uncommittedPlaces(capacity, shown));
  const categories = event.categories.map(({ id, name, pricePaise, isHidden }) => {
    const counts = capacity.categories.find((category) => category.id === id);
    const left = counts ? counts.capacity - counts.held - counts.confirmed : 0;
    return { id, name, pricePaise, free: Math.min(isHidden ? capacity.free : free, left) };
  });
  const closed = {
    draft: t("Publish the event first. Then you can add riders."),
    cancelled: t("This event is cancelled."),
  };
  const reason = event.state === "draft" || event.state === "cancelled" ? closed[event.state] : null;
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="bookings">
        <div className="max-w-[560px]">
          <a
            href={`/admin/events/${event.slug}/bookings`}
            className="inline-flex min-h-12 items-center underline underline-offset-4"
          >
            {t("All bookings")}
          </a>
          <h2 className="mt-2 font-bold text-[1.4rem] leading-tight">{t("Add a rider")}</h2>
          <p className="mt-1 mb-6 text-soft">
            {t(
              "For guests, and for riders who pay you in cash. They need no place in the queue, and get the same ticket by email and SMS.",
            )}
          </p>
          {reason ? (
            <p>{reason}</p>
          ) : (
            <AddRiderForm
              slug={event.slug}
              categories={categories}
              questions={event.questions}
              eventDay={t.date(event.startsAt)}
              free={free}
            />
          )}
        </div>
      </EventPage>
    </AdminFrame>
  );
}
