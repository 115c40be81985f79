import { type Generated, type Selectable, sql } from "kysely";
import { claimDueRows } from "#platform/claim-rows.sql.ts";
import type { Database } from "#platform/database.ts";
import { eventIdOf } from "#platform/ids.ts";
import type { CaptureMode } from "./gateway.ts";

export interface RazorpayOrdersTable {
  order_id: string;
  event_id: string;
  booking_id: string;
  is_offered: Generated<boolean>;
  capture: Generated<CaptureMode>;
  created_at: Date;
  next_sync_at: Date | null;
  sync_step: Generated<number>;
  synced_at: Date | null;
  is_under_way: Generated<boolean>;
  checkout_payment_id: string | null;
  returned_at: Date | null;
}

const orderTables = (db: Database) => db.withTables<{ razorpay_orders: RazorpayOrdersTable }>();

type BookingKey = { eventId: string; id: string };
export type OrderRow = {
  orderId: string;
  isOffered: boolean;
  capture: CaptureMode;
  /** Razorpay's id of the payment with which Checkout came back, if it has. */
  checkoutPaymentId: string | null;
};

export type NewOrder = { orderId: string; isOffered: boolean; capture: CaptureMode; firstSyncAt: Date | null };

/** Remembers an order of a booking. Of two that pressed Pay at once only the first is offered. */
export async function insertOrder(db: Database, booking: BookingKey, order: NewOrder, now: Date): Promise<void> {
  await orderTables(db)
    .insertInto("razorpay_orders")
    .values({
      order_id: order.orderId,
      event_id: booking.eventId,
      booking_id: booking.id,
      is_offered: order.isOffered,
      capture: order.capture,
      created_at: now,
      next_sync_at: order.firstSyncAt,
      synced_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** All orders of a booking, the offered one first. */
export async function selectOrders(db: Database, booking: BookingKey): Promise<OrderRow[]> {
  const rows = await orderTables(db)
    .selectFrom("razorpay_orders")
    .select(["order_id", "is_offered", "capture", "checkout_payment_id"])
    .where("event_id", "=", booking.eventId)
    .where("booking_id", "=", booking.id)
    .orderBy("is_offered", "desc")
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({
    orderId: row.order_id,
    isOffered: row.is_offered,
    capture: row.capture,
    checkoutPaymentId: row.checkout_payment_id,
  }));
}

export async function selectOrdersOf(db: Database, bookingId: string): Promise<OrderRow[]> {
  const eventId = eventIdOf("bkg", bookingId);
  return eventId ? selectOrders(db, { eventId, id: bookingId }) : [];
}

/** The one order that may be handed to the visitor. */
export async function selectOfferedOrderId(db: Database, booking: BookingKey): Promise<string | null> {
  const [first] = await selectOrders(db, booking);
  return first?.isOffered ? first.orderId : null;
}

export async function selectBookingIdOfOrder(db: Database, orderId: string): Promise<string | null> {
  const row = await orderTables(db)
    .selectFrom("razorpay_orders")
    .select("booking_id")
    .where("order_id", "=", orderId)
    .executeTakeFirst();
  return row?.booking_id ?? null;
}

/**
 * A browser came back from Checkout. A payment that is new to us is under way, until Razorpay is asked: told again it
 * changes nothing.
 */
export async function storeCheckoutReturn(
  db: Database,
  orderId: string,
  { paymentId, at }: { paymentId: string | null; at: Date },
): Promise<void> {
  await sql`
    UPDATE razorpay_orders
    SET returned_at = ${at}, checkout_payment_id = coalesce(${paymentId}, checkout_payment_id),
        is_under_way = is_under_way OR coalesce(${paymentId}, checkout_payment_id) IS DISTINCT FROM checkout_payment_id
    WHERE order_id = ${orderId}`.execute(db);
}

/** Whether a browser came back from Checkout with one of the booking's orders since then. */
export async function selectHasReturnedSince(db: Database, booking: BookingKey, since: Date): Promise<boolean> {
  const row = await orderTables(db)
    .selectFrom("razorpay_orders")
    .select("order_id")
    .where("event_id", "=", booking.eventId)
    .where("booking_id", "=", booking.id)
    .where("returned_at", ">=", since)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Whether an order of the booking may have been paid without our knowing: an attempt is under way that no list shows yet,
 * or the place is gone and Razorpay has not been asked since `payBy`.
 */
export async function selectMoneyIsUnknown(db: Database, booking: BookingKey, now: Date): Promise<boolean> {
  const { rows } = await sql<{ isUnknown: boolean }>`
    SELECT EXISTS (
      SELECT 1 FROM razorpay_orders o
      JOIN bookings b ON b.event_id = o.event_id AND b.id = o.booking_id
      WHERE o.event_id = ${booking.eventId} AND o.booking_id = ${booking.id}
        AND (o.is_under_way
             OR b.state IN ('paying', 'expired') AND b.kept_until <= ${now}
                AND (o.synced_at IS NULL OR o.synced_at < b.pay_by))
    ) AS "isUnknown"`.execute(db);
  return rows[0]?.isUnknown ?? false;
}

/** Ended bookings of the same phone or email that have an order, the latest first: what `payment_unknown` is about. */
export async function selectEarlierBookings(db: Database, booking: BookingKey): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT b.id FROM participants mine
    JOIN participants p ON p.event_id = mine.event_id AND p.booking_id <> mine.booking_id
      AND (p.phone = mine.phone OR p.email_key = mine.email_key)
    JOIN bookings b ON b.event_id = p.event_id AND b.id = p.booking_id AND b.state IN ('expired', 'released')
    JOIN razorpay_orders o ON o.event_id = b.event_id AND o.booking_id = b.id
    WHERE mine.event_id = ${booking.eventId} AND mine.booking_id = ${booking.id}
    ORDER BY b.id DESC LIMIT ${EARLIER_BOOKINGS_MAX}`.execute(db);
  return rows.map((row) => row.id);
}

/** A phone that was tried more often than this is nobody's who waits for one answer. */
const EARLIER_BOOKINGS_MAX = 5;

/**
 * What Razorpay answered. An answer that overtook another says less than we know and changes nothing. An order that was paid, and whose
 * booking does not wait for a payment, is settled: it is not asked about again before `quietMinutes` from when it was stored.
 * Answers which are.
 */
export async function storeSyncAnswers(
  db: Database,
  answers: { orderId: string; isUnderWay: boolean; isPaid: boolean }[],
  { at, quietMinutes }: { at: Date; quietMinutes: number },
): Promise<ReadonlySet<string>> {
  const isSettled = sql`a.is_paid AND NOT a.is_under_way AND b.state NOT IN ('held', 'paying')`;
  const { rows } = await sql<{ orderId: string; isSettled: boolean }>`
    UPDATE razorpay_orders o
    SET synced_at = ${at}, is_under_way = a.is_under_way,
        -- Where it is null nothing is to be asked any more.
        next_sync_at = CASE WHEN ${isSettled} AND o.next_sync_at IS NOT NULL
          THEN greatest(o.next_sync_at, o.created_at + make_interval(mins => ${quietMinutes})) ELSE o.next_sync_at END
    FROM unnest(
      ${answers.map(({ orderId }) => orderId)}::text[], ${answers.map(({ isUnderWay }) => isUnderWay)}::boolean[],
      ${answers.map(({ isPaid }) => isPaid)}::boolean[]
    ) AS a (order_id, is_under_way, is_paid), bookings b
    WHERE o.order_id = a.order_id AND b.event_id = o.event_id AND b.id = o.booking_id
      AND (o.synced_at IS NULL OR o.synced_at <= ${at})
    RETURNING o.order_id AS "orderId", ${isSettled} AS "isSettled"`.execute(db);
  return new Set(rows.filter((row) => row.isSettled).map(({ orderId }) => orderId));
}

export type OrderToSync = { orderId: string; bookingId: string; createdAt: Date; syncStep: number };

/** Claims the orders that Razorpay is to be asked about now. */
export async function claimOrdersToSync(
  db: Database,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<OrderToSync[]> {
  const rows = await claimDueRows<Selectable<RazorpayOrdersTable>>(db, {
    table: "razorpay_orders",
    key: ["order_id"],
    dueAt: "next_sync_at",
    now,
    limit,
    set: sql`next_sync_at = ${leaseUntil}`,
  });
  return rows.map((row) => ({
    orderId: row.order_id,
    bookingId: row.booking_id,
    createdAt: row.created_at,
    syncStep: row.sync_step,
  }));
}

export async function planNextSync(db: Database, orderId: string, step: number, at: Date | null): Promise<void> {
  await orderTables(db)
    .updateTable("razorpay_orders")
    .set({ next_sync_at: at, sync_step: step })
    .where("order_id", "=", orderId)
    .execute();
}
