import { escapeLiteral } from "pg";
import type { BookingState } from "#booking/bookings/booking.ts";
import type { Pool } from "#platform/database.ts";
import type { World } from "./world.ts";

export type BookingRow = {
  id: string;
  state: BookingState;
  category_id: string;
  /** Null of a rider whom an organizer has added. */
  ticket_id: string | null;
  amount_paise: number;
  platform_fee_paise: number;
  hold_expires_at: Date;
  pay_by: Date | null;
  kept_until: Date;
  confirmed_at: Date | null;
  ended_at: Date | null;
  link_generation: number;
};
export type PaymentRow = {
  id: string;
  booking_id: string;
  razorpay_payment_id: string;
  state: "created" | "failed" | "authorized" | "captured" | "refunded";
  role: "accepted" | "surplus" | "late" | "quarantine" | null;
  amount_paise: number;
  captured_at: Date | null;
};
export type RefundRow = {
  id: string;
  booking_id: string;
  payment_id: string;
  reason: "surplus" | "late" | "released" | "cancelled" | "quarantine" | "outside" | "moved";
  state: "wanted" | "requested" | "processed" | "failed";
  amount_paise: number;
  razorpay_refund_id: string | null;
  payout_reference: string | null;
};
export type MessageRow = { booking_id: string; kind: string; about_id: string; channel: string; state: string };
type EntryRow = { posting: string; account: string; booking_id: string; amount_paise: number };
type CountRow = { category_id: string | null; capacity: number; called: number; held: number; confirmed: number };

/** All that our database knows of the world's event. */
export type Rows = {
  bookings: BookingRow[];
  payments: PaymentRow[];
  refunds: RefundRow[];
  messages: MessageRow[];
  entries: EntryRow[];
  /** The event's, without a category, and each category's. */
  counts: CountRow[];
  /** Places that were promised to those who were called. */
  called: number;
  orders: { order_id: string; booking_id: string; created_at: Date }[];
  moves: { booking_id: string; refund_paise: number }[];
  transfers: { id: string; booking_id: string; state: "pending" | "accepted" | "cancelled" | "expired" }[];
  attention: { kind: string; subject: string }[];
  auditLog: { action: string; subject: string; facts: { scope: "full" | "keep_fee" } }[];
  disputes: { payment_id: string; state: string; amount_paise: number }[];
  isCancelled: boolean;
  deliveriesWaiting: number;
};

/** In one round trip: the models ask after each of thousands of steps. */
export async function readRows({ startlines: [{ pool }], event }: World): Promise<Rows> {
  const id = escapeLiteral(event.id);
  const of = `WHERE event_id = ${id}`;
  const [
    bookings,
    payments,
    refunds,
    messages,
    entries,
    counts,
    orders,
    moves,
    transfers,
    attention,
    auditLog,
    disputes,
    whole,
  ] = await readAll(pool, [
    `SELECT * FROM bookings ${of}`,
    `SELECT * FROM payments ${of}`,
    `SELECT * FROM refunds ${of}`,
    `SELECT booking_id, kind, about_id, channel, state FROM messages ${of}`,
    `SELECT posting, account, booking_id, amount_paise FROM ledger_entries ${of}`,
    `SELECT NULL AS category_id, capacity, called, held, confirmed FROM event_capacity ${of}
        UNION ALL SELECT category_id, capacity, 0, held, confirmed FROM category_capacity ${of}`,
    `SELECT order_id, booking_id, created_at FROM razorpay_orders ${of}`,
    `SELECT booking_id, refund_paise FROM booking_moves ${of}`,
    `SELECT id, booking_id, state FROM booking_transfers ${of}`,
    `SELECT kind, subject FROM attention_items WHERE event_id IN (${id}, '')`,
    `SELECT action, subject, facts FROM audit_log ${of}`,
    `SELECT payment_id, state, amount_paise FROM disputes ${of}`,
    `SELECT
        (SELECT coalesce(sum(granted - claimed), 0)::integer FROM call_windows ${of} AND is_open) AS called,
        (SELECT state = 'cancelled' FROM events WHERE id = ${id}) AS "isCancelled",
        (SELECT count(*)::integer FROM webhook_deliveries WHERE state = 'received') AS "deliveriesWaiting"`,
  ]);
  const [one] = whole as Pick<Rows, "called" | "isCancelled" | "deliveriesWaiting">[];
  if (!one) throw new Error("one row is always there");
  const lists = {
    bookings,
    payments,
    refunds,
    messages,
    entries,
    counts,
    orders,
    moves,
    transfers,
    attention,
    auditLog,
    disputes,
  };
  return { ...(lists as Omit<Rows, keyof typeof one>), ...one };
}

/** Answers the rows of each statement. */
async function readAll(pool: Pool, statements: string[]): Promise<object[][]> {
  // What node-postgres answers to several statements at once, and its types do not know.
  const answers = (await pool.query(statements.join(";"))) as unknown as { rows: object[] }[];
  return answers.map(({ rows }) => rows);
}
