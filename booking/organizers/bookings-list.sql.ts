import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { BookingFilter, ListedBooking } from "./listed-booking.ts";

const listed = (eventId: string, now: Date) => sql`
  SELECT b.id, b.reference,
    CASE WHEN b.state IN ('held', 'paying') AND b.kept_until <= ${now} THEN 'expired' ELSE b.state END AS state,
    b.category_id AS "categoryId", c.name AS "categoryName", p.name, p.phone, p.email, p.language,
    coalesce(p.answers, '{}') AS answers, b.amount_paise AS "amountPaise", b.platform_fee_paise AS "platformFeePaise",
    b.complimentary_reason AS "complimentaryReason", pay.razorpay_payment_id AS "paymentId",
    b.queue_number AS "queueNumber", w.version AS "waiverVersion", w.language AS "waiverLanguage", w.signed_at AS "waiverSignedAt",
    b.created_at AS "createdAt", b.confirmed_at AS "confirmedAt"
  FROM bookings b
  LEFT JOIN categories c ON c.event_id = b.event_id AND c.id = b.category_id
  LEFT JOIN participants p ON p.event_id = b.event_id AND p.booking_id = b.id
  LEFT JOIN payments pay ON pay.event_id = b.event_id AND pay.booking_id = b.id AND pay.role = 'accepted'
  LEFT JOIN LATERAL (
    SELECT version, language, signed_at FROM waiver_signatures s
    WHERE s.event_id = b.event_id AND s.booking_id = b.id ORDER BY version DESC, signed_at DESC LIMIT 1
  ) w ON true
  WHERE b.event_id = ${eventId}`;

/** The newest first, and how many there are in all. */
export async function selectBookingsPage(
  db: Database,
  eventId: string,
  { search, state }: BookingFilter,
  { now, limit, offset }: { now: Date; limit: number; offset: number },
): Promise<{ total: number; bookings: ListedBooking[] }> {
  const like = `%${escapeLike(search)}%`;
  const digits = search.replace(/\D/g, "");
  const compact = search.replace(/[^\p{L}\p{N}]/gu, "");
  const { rows } = await sql<ListedBooking & { total: number }>`
    SELECT l.*, count(*) OVER () AS total FROM (${listed(eventId, now)}) l
    WHERE (${state}::text IS NULL OR l.state = ${state})
      AND (${search} = '' OR l.name ILIKE ${like} OR l.email ILIKE ${like}
        OR (${digits.length >= 4} AND l.phone LIKE ${`%${digits}%`})
        OR (${compact} <> '' AND replace(l.reference, '-', '') ILIKE ${`%${escapeLike(compact)}%`}))
    ORDER BY l."createdAt" DESC, l.id DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return {
    total: rows[0]?.total ?? 0,
    bookings: rows.map(({ total: _total, ...booking }) => booking),
  };
}

export async function selectListedBooking(
  db: Database,
  eventId: string,
  id: string,
  now: Date,
): Promise<ListedBooking | null> {
  const { rows } = await sql<ListedBooking>`
    SELECT l.* FROM (${listed(eventId, now)} AND b.id = ${id}) l`.execute(db);
  return rows[0] ?? null;
}

/** In the order in which things happened, after `after`, as text with all of PostgreSQL's microseconds. */
export async function selectBookingsAfter(
  db: Database,
  eventId: string,
  isForAll: boolean,
  after: { at: string; id: string },
  { now, limit }: { now: Date; limit: number },
): Promise<(ListedBooking & { at: string })[]> {
  const order = isForAll ? sql.ref("createdAt") : sql.ref("confirmedAt");
  const { rows } = await sql<ListedBooking & { at: string }>`
    SELECT l.*, l.${order}::text AS at FROM (${listed(eventId, now)}) l
    WHERE (${isForAll} OR l.state = 'confirmed') AND (l.${order}, l.id) > (${after.at}::timestamptz, ${after.id})
    ORDER BY l.${order}, l.id LIMIT ${limit}`.execute(db);
  return rows;
}

/** What is searched for is text: its `%` and `_` are not wildcards. */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
