import { type Selectable, sql } from "kysely";
import { callFunction, type Database, type Pool } from "#platform/database.ts";

export interface PlayOrdersTable {
  id: string;
  event_id: string;
  booking_id: string;
  amount_paise: number;
  currency: string;
  created_at: Date;
}

export interface PlayPaymentsTable {
  id: string;
  event_id: string;
  order_id: string;
  press: string;
  outcome: "captured" | "failed";
  answers_at: Date;
  created_at: Date;
}

export interface PlayRefundsTable {
  id: string;
  event_id: string;
  payment_id: string;
  refund_id: string;
  amount_paise: number;
  created_at: Date;
}

type Tables = { play_orders: PlayOrdersTable; play_payments: PlayPaymentsTable; play_refunds: PlayRefundsTable };
const playTables = (db: Database) => db.withTables<Tables>();

export type PlayOrder = Selectable<PlayOrdersTable> & { attempts: number };
export type PlayPayment = Selectable<PlayPaymentsTable> & {
  amount_paise: number;
  currency: string;
  refunded_paise: number;
};
export type PlayRefund = Selectable<PlayRefundsTable>;

/** Asked for again it changes nothing: there is one order of a booking. */
export async function insertPlayOrder(db: Database, order: PlayOrdersTable): Promise<void> {
  await playTables(db)
    .insertInto("play_orders")
    .values(order)
    .onConflict((conflict) => conflict.column("booking_id").doNothing())
    .execute();
}

export async function selectPlayOrder(
  db: Database,
  by: { id: string } | { bookingId: string },
): Promise<PlayOrder | null> {
  const row = await playTables(db)
    .selectFrom("play_orders")
    .selectAll()
    .select((is) =>
      is
        .selectFrom("play_payments")
        .whereRef("play_payments.order_id", "=", "play_orders.id")
        .select((of) => of.fn.countAll<number>().as("attempts"))
        .as("attempts"),
    )
    .where((is) => ("id" in by ? is("id", "=", by.id) : is("booking_id", "=", by.bookingId)))
    .executeTakeFirst();
  return row ? { ...row, attempts: Number(row.attempts) } : null;
}

/** Of an order, or the one of an id; the first made first. */
export async function selectPlayPayments(
  db: Database,
  by: { orderId: string } | { id: string },
): Promise<PlayPayment[]> {
  const isOne = "id" in by ? sql`p.id = ${by.id}` : sql`p.order_id = ${by.orderId}`;
  const { rows } = await sql<PlayPayment>`
    SELECT p.*, o.amount_paise, o.currency,
      (SELECT coalesce(sum(r.amount_paise), 0)::integer FROM play_refunds r WHERE r.payment_id = p.id) AS refunded_paise
    FROM play_payments p JOIN play_orders o ON o.id = p.order_id
    WHERE ${isOne} ORDER BY p.created_at, p.id`.execute(db);
  return rows;
}

export const selectPlayRefunds = (db: Database, paymentId: string): Promise<PlayRefund[]> =>
  playTables(db)
    .selectFrom("play_refunds")
    .selectAll()
    .where("payment_id", "=", paymentId)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();

type PaymentRow = {
  outcome: "made" | "order_unknown" | "order_paid";
  payment_id: string;
  order_id: string;
  is_captured: boolean;
  answers_at: Date;
};

export async function makePlayPaymentInSql(
  pool: Pool,
  payment: {
    bookingId: string;
    id: string;
    press: string;
    outcome: "captured" | "failed";
    answersAfterSeconds: number;
  },
  now: Date,
): Promise<PaymentRow> {
  const { bookingId, id, press, outcome, answersAfterSeconds } = payment;
  const values = [bookingId, id, press, outcome, `${answersAfterSeconds} seconds`, now];
  const [row] = await callFunction<PaymentRow>(pool, "make_play_payment", values);
  if (!row) throw new Error(`make_play_payment returned no row for ${bookingId}`);
  return row;
}

type RefundRow = {
  outcome: "made" | "payment_unknown" | "other_amount" | "too_much";
  id: string;
  amount_paise: number;
};

export async function makePlayRefundInSql(
  pool: Pool,
  refund: { paymentId: string; id: string; refundId: string; amountPaise: number },
  now: Date,
): Promise<RefundRow> {
  const values = [refund.paymentId, refund.id, refund.refundId, refund.amountPaise, now];
  const [row] = await callFunction<RefundRow>(pool, "make_play_refund", values);
  if (!row) throw new Error(`make_play_refund returned no row for ${refund.refundId}`);
  return row;
}
