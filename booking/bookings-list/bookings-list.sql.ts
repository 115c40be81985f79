import { type RawBuilder, sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { BookingFilter, ListedBooking } from "./listed-booking.ts";

const stateAt = (now: Date) => sql`
  CASE WHEN b.state IN ('held', 'paying') AND b.kept_until <= ${now} THEN 'expired' ELSE b.state END`;

/**
 * What lists and exports show of the bookings `b`, which the caller has chosen already. Each row's person, payment and
 * waiver is one look into an index (LIMIT 1 in a LATERAL join): whatever the statistics say, no whole table is sorted or hashed.
 */
const listed = (b: RawBuilder<unknown>, now: Date) => sql`
  SELECT b.id, b.reference, ${stateAt(now)} AS state,
    b.category_id AS "categoryId", c.name AS "categoryName", p.name, p.phone, p.email, p.language,
    coalesce(p.answers, '{}') AS answers, b.amount_paise AS "amountPaise", b.platform_fee_paise AS "platformFeePaise",
    b.complimentary_reason AS "complimentaryReason", pay.razorpay_payment_id AS "paymentId",
    b.queue_number AS "queueNumber", w.version AS "waiverVersion", w.language AS "waiverLanguage", w.signed_at AS "waiverSignedAt",
    b.created_at AS "createdAt", b.confirmed_at AS "confirmedAt"
  FROM (${b}) b
  LEFT JOIN categories c ON c.event_id = b.event_id AND c.id = b.category_id
  LEFT JOIN LATERAL (
    SELECT * FROM participants p WHERE p.event_id = b.event_id AND p.booking_id = b.id LIMIT 1
  ) p ON true
  LEFT JOIN LATERAL (
    SELECT razorpay_payment_id FROM payments
    WHERE event_id = b.event_id AND booking_id = b.id AND role = 'accepted' LIMIT 1
  ) pay ON true
  LEFT JOIN LATERAL (
    SELECT version, language, signed_at FROM waiver_signatures s
    WHERE s.event_id = b.event_id AND s.booking_id = b.id ORDER BY version DESC, signed_at DESC LIMIT 1
  ) w ON true`;

export type Search = {
  /** A part of a name, an address or a reference; empty finds all. */
  text: string;
  /** Parts of the number, as it may be stored. */
  phones: readonly string[];
  reference: string;
};

/** The newest first, and how many there are in all. */
export async function selectBookingsPage(
  db: Database,
  eventId: string,
  search: Search,
  { state, now, limit, offset }: Pick<BookingFilter, "state"> & { now: Date; limit: number; offset: number },
): Promise<{ total: number; bookings: ListedBooking[] }> {
  const found = sql`
    FROM bookings b ${search.text === "" ? sql`` : sql`LEFT JOIN participants p ON p.event_id = b.event_id AND p.booking_id = b.id`}
    WHERE b.event_id = ${eventId} AND (${state}::text IS NULL OR ${stateAt(now)} = ${state}) AND ${matches(search)}`;
  const page = sql`SELECT b.* ${found} ORDER BY b.id DESC LIMIT ${limit} OFFSET ${offset}`;
  const [counted, { rows }] = await Promise.all([
    sql<{ total: number }>`SELECT count(*) AS total ${found}`.execute(db),
    sql<ListedBooking>`${listed(page, now)} ORDER BY b.id DESC`.execute(db),
  ]);
  return { total: counted.rows[0]?.total ?? 0, bookings: rows };
}

function matches({ text, phones, reference }: Search): RawBuilder<unknown> {
  if (text === "") return sql`true`;
  const like = `%${escapeLike(text)}%`;
  return sql`(p.name ILIKE ${like} OR p.email ILIKE ${like}
    OR p.phone LIKE ANY (${phones.map((part) => `%${escapeLike(part)}%`)}::text[])
    OR (${reference} <> '' AND replace(b.reference, '-', '') ILIKE ${`%${escapeLike(reference)}%`}))`;
}

export async function selectListedBooking(
  db: Database,
  eventId: string,
  id: string,
  now: Date,
): Promise<ListedBooking | null> {
  const one = sql`SELECT * FROM bookings WHERE event_id = ${eventId} AND id = ${id}`;
  const { rows } = await sql<ListedBooking>`${listed(one, now)}`.execute(db);
  return rows[0] ?? null;
}

/** In the order in which they began, which their ids have too, after the one with the id `afterId`. */
export async function selectBookingsAfter(
  db: Database,
  eventId: string,
  isForAll: boolean,
  { afterId, now, limit }: { afterId: string; now: Date; limit: number },
): Promise<ListedBooking[]> {
  const next = sql`
    SELECT * FROM bookings WHERE event_id = ${eventId} AND id > ${afterId} AND (${isForAll} OR state = 'confirmed')
    ORDER BY id LIMIT ${limit}`;
  const { rows } = await sql<ListedBooking>`${listed(next, now)} ORDER BY b.id`.execute(db);
  return rows;
}

/** What is searched for is text: its `%` and `_` are not wildcards. */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
