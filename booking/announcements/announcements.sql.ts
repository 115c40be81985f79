import { type Generated, type JSONColumnType, type Selectable, sql } from "kysely";
import type { Database } from "#platform/database.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import { type Channel, statesBefore } from "../messages/message.ts";
import type { Announcement, AnnouncementTexts, Arrival, Audience, DeliveryCounts } from "./announcement.ts";

/** Written by the functions `…_announcement` and `…_announcement_…` of the database alone. */
export type AnnouncementsTable = {
  event_id: string;
  id: string;
  request_id: string;
  texts: JSONColumnType<AnnouncementTexts>;
  channels: Channel[];
  category_id: string | null;
  arrival: Generated<Arrival>;
  requested_by: string;
  requested_at: Date;
  confirmed_until: Date;
  enqueued_through: Generated<string>;
  finished_at: Date | null;
  stopped_by: string | null;
  stopped_at: Date | null;
  /** Null where nothing of it is being sent again. */
  resent_through: string | null;
};

const on = (db: Database) => db.withTables<{ announcements: AnnouncementsTable }>();

export async function selectTexts(db: Database, eventId: string, id: string) {
  return on(db)
    .selectFrom("announcements")
    .select(["texts", "channels"])
    .where("event_id", "=", eventId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** The oldest first, of all events. */
export async function selectOpen(db: Database, limit: number): Promise<{ eventId: string; id: string }[]> {
  return on(db)
    .selectFrom("announcements")
    .select(["event_id as eventId", "id"])
    .where("finished_at", "is", null)
    .orderBy("requested_at")
    .limit(limit)
    .execute();
}

/** The same of those that go out again to whom they did not reach. */
export async function selectResent(db: Database, limit: number): Promise<{ eventId: string; id: string }[]> {
  return on(db)
    .selectFrom("announcements")
    .select(["event_id as eventId", "id"])
    .where("resent_through", "is not", null)
    .orderBy("requested_at")
    .limit(limit)
    .execute();
}

/** Riders by language. */
export async function selectAudience(
  db: Database,
  eventId: string,
  { categoryId, arrival }: Pick<Announcement, "categoryId" | "arrival">,
  now: Date,
): Promise<Audience> {
  const { rows } = await sql<{ language: Language; riders: number }>`
    SELECT p.language, count(*)::integer AS riders
    FROM announcement_riders(${eventId}, ${categoryId}, ${arrival}, ${now}, '') r
    JOIN participants p ON p.event_id = ${eventId} AND p.booking_id = r.booking_id GROUP BY 1`.execute(db);
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, rows.find((row) => row.language === language)?.riders ?? 0]),
  ) as Audience;
}

const NOTHING: DeliveryCounts = { queued: 0, sent: 0, delivered: 0, bounced: 0, failed: 0, obsolete: 0 };

export type AnnouncementRow = Selectable<AnnouncementsTable> & {
  counts: DeliveryCounts;
  later: number;
  failures: { because: string; count: number }[];
};

/** The newest first. Read from bookings and messages too; written by none of this. */
export async function selectAnnouncements(db: Database, eventId: string, now: Date): Promise<AnnouncementRow[]> {
  const announcements = await on(db)
    .selectFrom("announcements")
    .selectAll()
    .where("event_id", "=", eventId)
    .orderBy("requested_at", "desc")
    .limit(50)
    .execute();
  // By the index alone, however many there are, but for those whose reason is read.
  const { rows: states } = await sql<{ aboutId: string; state: keyof DeliveryCounts; count: number }>`
    SELECT about_id AS "aboutId", state, count(*)::integer AS count
    FROM messages WHERE event_id = ${eventId} AND kind = 'announcement' GROUP BY 1, 2`.execute(db);
  const { rows: reasons } = await sql<{ aboutId: string; because: string; count: number }>`
    SELECT about_id AS "aboutId", last_error AS because, count(*)::integer AS count
    FROM messages
    WHERE event_id = ${eventId} AND kind = 'announcement' AND state IN ('failed', 'bounced') AND last_error IS NOT NULL
    GROUP BY 1, 2 ORDER BY count DESC`.execute(db);
  const { rows: later } = await sql<{ id: string; later: number }>`
    SELECT a.id, count(*)::integer AS later
    FROM announcements a
    JOIN bookings b ON b.event_id = a.event_id AND b.state = 'confirmed' AND b.confirmed_at > a.confirmed_until
      AND b.confirmed_at <= ${now} AND (a.category_id IS NULL OR b.category_id = a.category_id)
    WHERE a.event_id = ${eventId} AND a.stopped_at IS NULL AND a.arrival = 'all' GROUP BY 1`.execute(db);
  const laterByArrival = await selectLaterByArrival(db, eventId, now);
  return announcements.map((announcement) => {
    const isOurs = ({ aboutId }: { aboutId: string }) => aboutId === announcement.id;
    const counts = { ...NOTHING };
    for (const { state, count } of states.filter(isOurs)) counts[state] = count;
    return {
      ...announcement,
      counts,
      later: [...later, ...laterByArrival].find(({ id }) => id === announcement.id)?.later ?? 0,
      failures: reasons
        .filter(isOurs)
        .slice(0, 5)
        .map(({ because, count }) => ({ because, count })),
    };
  });
}

/** Who has arrived is told by two moments: who it would be for now, less whom it was for. */
async function selectLaterByArrival(db: Database, eventId: string, now: Date) {
  const { rows } = await sql<{ id: string; later: number }>`
    SELECT a.id, count(*)::integer AS later
    FROM announcements a CROSS JOIN LATERAL (
      SELECT booking_id FROM announcement_riders(a.event_id, a.category_id, a.arrival, ${now}, '')
      EXCEPT SELECT booking_id FROM announcement_riders(a.event_id, a.category_id, a.arrival, a.confirmed_until, '')
    ) r
    WHERE a.event_id = ${eventId} AND a.stopped_at IS NULL AND a.arrival <> 'all' GROUP BY 1`.execute(db);
  return rows;
}

type Sent = { outcome: string; id: string | null; isNew: boolean };

export async function writeAnnouncement(
  db: Database,
  eventId: string,
  announcement: Announcement & { requestId: string; perHourMax: number; entry: object; now: Date },
): Promise<Sent> {
  const { id, requestId, texts, channels, categoryId, arrival, perHourMax, entry, now } = announcement;
  const { rows } = await sql<Sent>`
    SELECT outcome, id, is_new AS "isNew" FROM send_announcement(
      ${eventId}, ${id}, ${requestId}, ${JSON.stringify(texts)}::jsonb, ${channels}::text[], ${categoryId}, ${arrival},
      ${perHourMax}, ${JSON.stringify(entry)}::jsonb, ${now})`.execute(db);
  return rows[0] as Sent;
}

export async function writeBatch(
  db: Database,
  eventId: string,
  { id, messageIds, now }: { id: string; messageIds: readonly string[]; now: Date },
): Promise<number> {
  const { rows } = await sql<{ through: number }>`
    SELECT enqueue_announcement(${eventId}, ${id}, ${messageIds}::text[], ${now}) AS through`.execute(db);
  return rows[0]?.through ?? 0;
}

export async function writeStopped(
  db: Database,
  eventId: string,
  { id, entry, now }: { id: string; entry: object; now: Date },
): Promise<string> {
  const { rows } = await sql<{ outcome: string }>`
    SELECT stop_announcement(${eventId}, ${id}, ${JSON.stringify(entry)}::jsonb, ${now}) AS outcome`.execute(db);
  return (rows[0] as { outcome: string }).outcome;
}

export async function writeExtended(
  db: Database,
  eventId: string,
  { id, seenUntil, entry, now }: { id: string; seenUntil: Date; entry: object; now: Date },
): Promise<string> {
  const { rows } = await sql<{ outcome: string }>`
    SELECT extend_announcement(${eventId}, ${id}, ${seenUntil}, ${JSON.stringify(entry)}::jsonb, ${now}) AS outcome`.execute(
    db,
  );
  return (rows[0] as { outcome: string }).outcome;
}

export async function writeResend(
  db: Database,
  eventId: string,
  { id, entry, now }: { id: string; entry: object; now: Date },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT request_announcement_resend(${eventId}, ${id}, ${JSON.stringify(entry)}::jsonb, ${now}) AS count`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function writeResentBatch(
  db: Database,
  eventId: string,
  { id, limit, now }: { id: string; limit: number; now: Date },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT resend_announcement_batch(${eventId}, ${id}, ${statesBefore("queued")}, ${limit}, ${now}) AS count`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
