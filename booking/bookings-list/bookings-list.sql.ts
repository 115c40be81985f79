import { type RawBuilder, sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { BookingFilter, BookingMark, ListedBooking } from "./listed-booking.ts";
import type { ListFilter, ListOrder } from "./riders-list.ts";

export const stateAt = (now: Date) => sql`
  CASE WHEN b.state IN ('held', 'paying') AND b.kept_until <= ${now} THEN 'expired' ELSE b.state END`;

/**
 * What lists and exports show of the bookings `b`, which the caller has chosen already. Each row's person, payment and
 * waiver is one look into an index (LIMIT 1 in a LATERAL join): whatever the statistics say, no whole table is sorted or hashed.
 */
const listed = (b: RawBuilder<unknown>, now: Date) => sql`
  SELECT b.id, b.reference, b.bib_number AS "bibNumber", ${stateAt(now)} AS state,
    b.category_id AS "categoryId", c.name AS "categoryName", coalesce(p.name, o.name) AS name, coalesce(p.phone, o.phone) AS phone, coalesce(p.email, o.email) AS email, p.language,
    coalesce(p.answers, '{}') AS answers, b.amount_paise - moved."backPaise" AS "amountPaise", b.platform_fee_paise AS "platformFeePaise",
    b.complimentary_reason AS "complimentaryReason", b.cash_paise AS "cashPaise", CASE WHEN b.state = 'confirmed' THEN b.owed_paise ELSE 0 END AS "owedPaise", b.version, pay.razorpay_payment_id AS "paymentId",
    b.queue_number AS "queueNumber", w.version AS "waiverVersion", w.language AS "waiverLanguage", w.signed_at AS "waiverSignedAt",
    w.recorded_by AS "waiverRecordedBy",
    CASE WHEN o.name IS NOT NULL AND ${stateAt(now)} = 'held' THEN b.hold_expires_at END AS "offeredUntil",
    b.created_at AS "createdAt", b.confirmed_at AS "confirmedAt"
  FROM (${b}) b
  LEFT JOIN categories c ON c.event_id = b.event_id AND c.id = b.category_id
  LEFT JOIN LATERAL (
    SELECT * FROM participants p WHERE p.event_id = b.event_id AND p.booking_id = b.id LIMIT 1
  ) p ON true
  LEFT JOIN LATERAL (
    SELECT name, phone, email FROM waitlist_entries WHERE event_id = b.event_id AND booking_id = b.id LIMIT 1
  ) o ON true
  LEFT JOIN LATERAL (
    SELECT razorpay_payment_id FROM payments
    WHERE event_id = b.event_id AND booking_id = b.id AND role = 'accepted' LIMIT 1
  ) pay ON true
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(amount_paise), 0) AS "backPaise" FROM refunds
    WHERE event_id = b.event_id AND booking_id = b.id AND reason = 'moved' AND state <> 'failed'
  ) moved
  LEFT JOIN LATERAL (
    SELECT version, language, signed_at, recorded_by FROM waiver_signatures s
    WHERE s.event_id = b.event_id AND s.booking_id = b.id ORDER BY version DESC, signed_at DESC LIMIT 1
  ) w ON true`;

export type Search = {
  /** A part of a name, an address or a reference; empty finds all. */
  text: string;
  /** Parts of the number, as it may be stored. */
  phones: readonly string[];
  reference: string;
  /** Where it may be the number that a rider wears. */
  bib: number | null;
  /** O and 0, I, L and 1, B and 8, S and 5, Z and 2 in it may be one another. */
  isMisread: boolean;
};

type Window = Pick<BookingFilter, "state" | "mark" | "categoryId"> & { now: Date; limit: number; offset: number };

/** The newest first, and how many there are in all. */
export async function selectBookingsPage(
  db: Database,
  eventId: string,
  search: Search,
  { state, mark = null, categoryId = null, now, limit, offset }: Window,
): Promise<{ total: number; bookings: ListedBooking[] }> {
  const found = sql`
    FROM bookings b ${search.text === "" ? sql`` : sql`LEFT JOIN participants p ON p.event_id = b.event_id AND p.booking_id = b.id`}
    WHERE ${isListed(eventId, { state, categoryId }, now)} AND ${marked(mark)} AND ${matches(search)}`;
  // Whoever reads a number from a bib means that rider, and not the phone numbers that it is a part of.
  const order =
    search.bib === null ? sql`b.id DESC` : sql`b.bib_number IS NOT DISTINCT FROM ${search.bib} DESC, b.id DESC`;
  const page = sql`SELECT b.* ${found} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`;
  const [counted, { rows }] = await Promise.all([
    sql<{ total: number }>`SELECT count(*) AS total ${found}`.execute(db),
    sql<ListedBooking>`${listed(page, now)} ORDER BY ${order}`.execute(db),
  ]);
  return { total: counted.rows[0]?.total ?? 0, bookings: rows };
}

function marked(mark: BookingMark | null): RawBuilder<unknown> {
  switch (mark) {
    case "refunded":
      return sql`EXISTS (SELECT 1 FROM refunds r WHERE r.event_id = b.event_id AND r.booking_id = b.id)`;
    case "message_failed":
      return sql`EXISTS (
        SELECT 1 FROM messages m
        WHERE m.event_id = b.event_id AND m.booking_id = b.id AND m.state IN ('bounced', 'failed'))`;
    case "not_arrived":
      return sql`b.state = 'confirmed' AND NOT is_checked_in(b.event_id, b.id)`;
    default:
      return sql`true`;
  }
}

const lookalikes = (text: RawBuilder<unknown>) => sql`translate(upper(${text}), 'OILBSZ', '011852')`;

export function matches({ text, phones, reference, bib, isMisread }: Search): RawBuilder<unknown> {
  if (text === "") return sql`true`;
  const like = `%${escapeLike(text)}%`;
  return sql`(p.name ILIKE ${like} OR p.email ILIKE ${like}
    OR b.bib_number = ${bib}
    OR p.phone LIKE ANY (${phones.map((part) => `%${escapeLike(part)}%`)}::text[])
    OR (${reference} <> '' AND replace(b.reference, '-', '') ILIKE ${`%${escapeLike(reference)}%`})
    OR (${isMisread} AND position(${lookalikes(sql`${reference}`)} IN ${lookalikes(sql`replace(b.reference, '-', '')`)}) > 0))`;
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

/** How far a list was read. `bib` is null among those who have none, and wherever the order is that of the bookings. */
export type ListCursor = { bib: number | null; id: string };

/** The next of a list; their ids sort as the bookings began. */
export async function selectBookingsAfter(
  db: Database,
  eventId: string,
  list: ListFilter & { order: ListOrder },
  after: ListCursor,
  { now, limit }: { now: Date; limit: number },
): Promise<ListedBooking[]> {
  const byBib = after.bib !== null;
  const behind = byBib ? sql`b.bib_number > ${after.bib}` : sql`b.id > ${after.id}`;
  const hasNoBib = list.order === "bib" && !byBib ? sql`b.bib_number IS NULL` : sql`true`;
  const order = byBib ? sql`b.bib_number` : sql`b.id`;
  const next = sql`
    SELECT b.* FROM bookings b WHERE ${isListed(eventId, list, now)} AND ${behind} AND ${hasNoBib}
    ORDER BY ${order} LIMIT ${limit}`;
  const { rows } = await sql<ListedBooking>`${listed(next, now)} ORDER BY ${order}`.execute(db);
  return rows;
}

const isListed = (eventId: string, { state, categoryId }: ListFilter, now: Date) => sql`b.event_id = ${eventId}
  AND (${state}::text IS NULL OR ${stateAt(now)} = ${state}) AND (${categoryId}::text IS NULL OR b.category_id = ${categoryId})`;

/** All at once, by the first letters of the names or by bib. */
export async function selectStartList(
  db: Database,
  eventId: string,
  filter: ListFilter,
  { order, now, limit }: { order: "name" | "bib"; now: Date; limit: number },
): Promise<ListedBooking[]> {
  const some = sql`SELECT b.* FROM bookings b WHERE ${isListed(eventId, filter, now)} ORDER BY b.id LIMIT ${limit}`;
  const byName = sql`lower(p.name), b.id`;
  const { rows } = await sql<ListedBooking>`
    ${listed(some, now)} ORDER BY ${order === "name" ? byName : sql`b.bib_number NULLS LAST, ${byName}`}`.execute(db);
  return rows;
}

export async function countListed(db: Database, eventId: string, filter: ListFilter, now: Date): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    SELECT count(*) AS total FROM bookings b WHERE ${isListed(eventId, filter, now)}`.execute(db);
  return rows[0]?.total ?? 0;
}

/** What is searched for is text: its `%` and `_` are not wildcards. */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
