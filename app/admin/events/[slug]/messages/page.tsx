import { notFound } from "next/navigation";
import { asSent } from "#app/api-client/as-sent.ts";
import { listAnnouncements } from "#booking/announcements/list-announcements.ts";
import { readAnyCheckIn } from "#booking/check-in/read-any-check-in.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import type { Announcements } from "#http/admin/announcements-schemas.ts";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { organizerText, titled } from "../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";
import { hasDayCome } from "./event-day.ts";
import { Messages } from "./messages.tsx";

export const generateMetadata = titled("Message to riders");

/** What the organizer has to say to everyone who has a place. */
export default async function MessagesPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const announcements = await listAnnouncements(office(), event.id);
  const hasArrivals = hasDayCome(event.startsAt, office().clock.now()) || (await readAnyCheckIn(office().db, event.id));
  // As the API sends it, so that the first numbers and all later ones are the same.
  const first: Announcements = asSent({ announcements });
  const t = await organizerText();
  const closed = {
    draft: t("Publish the event first. Then you can write to its riders."),
    cancelled: t("This event is cancelled."),
  };
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="now">
        <h2 className="font-bold text-[1.4rem] leading-tight">{t("Message to riders")}</h2>
        <p className="mt-1 mb-6 max-w-[640px] text-soft">
          {t(
            "By email, SMS or both, to everyone with a confirmed place. Each rider gets it once, with your contact for questions.",
          )}
        </p>
        <Messages
          slug={event.slug}
          first={first}
          email={email}
          categories={event.categories.map(({ id, name }) => ({ id, name }))}
          hasArrivals={hasArrivals}
          closed={event.state === "draft" || event.state === "cancelled" ? closed[event.state] : null}
        />
      </EventPage>
    </AdminFrame>
  );
}
