import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { SentAnnouncement } from "./announcement.ts";
import { selectAnnouncements } from "./announcements.sql.ts";

/** What was sent to the riders of an event, the newest first, and what became of it. */
export async function listAnnouncements(
  { db, clock }: { db: Database; clock: Clock },
  eventId: string,
): Promise<SentAnnouncement[]> {
  const rows = await selectAnnouncements(db, eventId, clock.now());
  return rows.map((row) => ({
    id: row.id,
    texts: row.texts,
    channels: row.channels,
    categoryId: row.category_id,
    arrival: row.arrival,
    by: row.requested_by,
    at: row.requested_at,
    confirmedUntil: row.confirmed_until,
    stopped: row.stopped_at && row.stopped_by ? { by: row.stopped_by, at: row.stopped_at } : null,
    isEnqueuing: (row.finished_at === null || row.resent_through !== null) && row.stopped_at === null,
    counts: row.counts,
    later: row.later,
    failures: row.failures,
  }));
}
