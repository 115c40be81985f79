import { sql } from "kysely";
import type { BookingState } from "#booking/bookings/booking.ts";
import type { World } from "./world.ts";

export type BookingRow = {
  id: string;
  state: BookingState;
  category_id: string;
  amount_paise: number;
  platform_fee_paise: number;
  hold_expires_at: Date;
  pay_by: Date | null;
  kept_until: Date;
  confirmed_at: Date | null;
  ended_at: Date | null;
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
  reason: "surplus" | "late" | "released" | "cancelled" | "quarantine" | "outside";
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
  attention: { kind: string; subject: string }[];
  auditLog: { action: string; subject: string; facts: { scope: "full" | "keep_fee" } }[];
  disputes: { payment_id: string; state: string; amount_paise: number }[];
  isCancelled: boolean;
  deliveriesWaiting: number;
};

export async function readRows({ startlines: [{ db }], event }: World): Promise<Rows> {
  const all = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> => (await query.execute(db)).rows;
  const of = sql`event_id = ${event.id}`;
  const [bookings, payments, refunds, messages, entries, counts, orders, attention, auditLog, disputes, whole] =
    await Promise.all([
      all(sql<BookingRow>`SELECT * FROM bookings WHERE ${of}`),
      all(sql<PaymentRow>`SELECT * FROM payments WHERE ${of}`),
      all(sql<RefundRow>`SELECT * FROM refunds WHERE ${of}`),
      all(sql<MessageRow>`SELECT booking_id, kind, about_id, channel, state FROM messages WHERE ${of}`),
      all(sql<EntryRow>`SELECT posting, account, booking_id, amount_paise FROM ledger_entries WHERE ${of}`),
      all(sql<CountRow>`SELECT NULL AS category_id, capacity, called, held, confirmed FROM event_capacity WHERE ${of}
      UNION ALL SELECT category_id, capacity, 0, held, confirmed FROM category_capacity WHERE ${of}`),
      all(sql<Rows["orders"][number]>`SELECT order_id, booking_id, created_at FROM razorpay_orders WHERE ${of}`),
      all(
        sql<Rows["attention"][number]>`SELECT kind, subject FROM attention_items WHERE event_id IN (${event.id}, '')`,
      ),
      all(sql<Rows["auditLog"][number]>`SELECT action, subject, facts FROM audit_log WHERE ${of}`),
      all(sql<Rows["disputes"][number]>`SELECT payment_id, state, amount_paise FROM disputes WHERE ${of}`),
      all(sql<{ called: number; is_cancelled: boolean; waiting: number }>`SELECT
      (SELECT coalesce(sum(granted - claimed), 0)::integer FROM call_windows WHERE ${of} AND is_open) AS called,
      (SELECT state = 'cancelled' FROM events WHERE id = ${event.id}) AS is_cancelled,
      (SELECT count(*)::integer FROM webhook_deliveries WHERE state = 'received') AS waiting`),
    ]);
  const [one] = whole;
  return {
    bookings,
    payments,
    refunds,
    messages,
    entries,
    counts,
    called: one?.called ?? 0,
    orders,
    attention,
    auditLog,
    disputes,
    isCancelled: one?.is_cancelled ?? false,
    deliveriesWaiting: one?.waiting ?? 0,
  };
}
