import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { ANNOUNCEMENTS_PER_HOUR_MAX, type Announcement, titleOf } from "./announcement.ts";
import { writeAnnouncement } from "./announcements.sql.ts";

export type SendAnnouncementRefusal =
  | "sent_already"
  | "too_many"
  | "nobody"
  | "unknown_category"
  | "not_published"
  | "event_cancelled";

export type SendAnnouncementAnswer =
  | { sending: true; id: string; isNew: boolean }
  | { sending: false; because: SendAnnouncementRefusal };

/**
 * An organizer writes to the confirmed riders. After one transaction it is on its way, whatever dies: `enqueueAnnouncements` puts a
 * message for each rider into the outbox. Asked for twice, in parallel or by two organizers, each rider gets it once by each channel.
 */
export async function sendAnnouncement(
  { db, clock }: { db: Database; clock: Clock },
  event: BookableEvent,
  announcement: Omit<Announcement, "id"> & { requestId: string },
  by: string,
): Promise<SendAnnouncementAnswer> {
  const { channels, categoryId, arrival, texts } = announcement;
  const category = event.categories.find(({ id }) => id === categoryId)?.name ?? null;
  const facts = {
    channels: channels.map((channel) => (channel === "sms" ? "SMS" : channel)).join(" and "),
    category,
    arrival: arrival === "all" ? null : arrival,
    subject: titleOf(texts),
  };
  const entry = createAuditEntry(event.id, "send_announcement", { subject: event.id, by, facts });
  const { outcome, id, isNew } = await writeAnnouncement(db, event.id, {
    ...announcement,
    id: newRowId("ann", event.id),
    perHourMax: ANNOUNCEMENTS_PER_HOUR_MAX,
    entry,
    now: clock.now(),
  });
  if (outcome === "sending") return { sending: true, id: id as string, isNew };
  return { sending: false, because: outcome as SendAnnouncementRefusal };
}
