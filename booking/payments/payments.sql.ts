import type { Generated } from "kysely";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import type { Posting } from "../ledger/posting.ts";
import type { RefundReason } from "./decide-settlement.ts";
import type { GatewayPayment } from "./gateway.ts";

export interface PaymentsTable {
  event_id: string;
  id: string;
  booking_id: string;
  razorpay_payment_id: string;
  razorpay_order_id: string;
  state: "created" | "authorized" | "captured" | "failed" | "refunded";
  role: "accepted" | "surplus" | "late" | "quarantine" | null;
  amount_paise: number;
  currency: string;
  method: string | null;
  gateway_fee_paise: number;
  gateway_tax_paise: number;
  failure_reason: string | null;
  created_at: Date;
  updated_at: Date;
  captured_at: Date | null;
}

export interface RefundsTable {
  event_id: string;
  id: string;
  booking_id: string;
  payment_id: string;
  razorpay_payment_id: string;
  reason: RefundReason;
  attempt_no: number;
  amount_paise: number;
  state: "wanted" | "requested" | "processed" | "failed";
  razorpay_refund_id: string | null;
  tries: number;
  next_try_at: Date;
  leased_until: Date | null;
  last_error: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface RazorpayOrdersTable {
  order_id: string;
  event_id: string;
  booking_id: string;
  created_at: Date;
  next_sync_at: Date | null;
  sync_step: Generated<number>;
}

export const paymentTables = (db: Database) =>
  db.withTables<{ payments: PaymentsTable; refunds: RefundsTable; razorpay_orders: RazorpayOrdersTable }>();

export type BookingKey = { eventId: string; id: string };

/** Remembers the order of a booking; of two that pressed Pay at once both get the one that was stored first. */
export async function keepOrder(
  db: Database,
  booking: BookingKey,
  orderId: string,
  now: Date,
  firstSyncAt: Date | null,
): Promise<string> {
  await paymentTables(db)
    .insertInto("razorpay_orders")
    .values({
      order_id: orderId,
      event_id: booking.eventId,
      booking_id: booking.id,
      created_at: now,
      next_sync_at: firstSyncAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await selectOrderId(db, booking)) ?? orderId;
}

export async function selectOrderId(db: Database, booking: BookingKey): Promise<string | null> {
  const row = await paymentTables(db)
    .selectFrom("razorpay_orders")
    .select("order_id")
    .where("event_id", "=", booking.eventId)
    .where("booking_id", "=", booking.id)
    .executeTakeFirst();
  return row?.order_id ?? null;
}

export async function selectBookingIdOfOrder(db: Database, orderId: string): Promise<string | null> {
  const row = await paymentTables(db)
    .selectFrom("razorpay_orders")
    .select("booking_id")
    .where("order_id", "=", orderId)
    .executeTakeFirst();
  return row?.booking_id ?? null;
}

export type OrderToSync = { orderId: string; bookingId: string; createdAt: Date; syncStep: number };

/** Orders whose time to be asked for has come; each is put off by a lease, so that two workers share them. */
export async function takeOrdersToSync(
  db: Database,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<OrderToSync[]> {
  const tables = paymentTables(db);
  const rows = await tables
    .updateTable("razorpay_orders")
    .set({ next_sync_at: leaseUntil })
    .where(
      "order_id",
      "in",
      tables
        .selectFrom("razorpay_orders")
        .select("order_id")
        .where("next_sync_at", "<=", now)
        .orderBy("next_sync_at")
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();
  return rows.map((row) => ({
    orderId: row.order_id,
    bookingId: row.booking_id,
    createdAt: row.created_at,
    syncStep: row.sync_step,
  }));
}

export async function planNextSync(db: Database, orderId: string, step: number, at: Date | null): Promise<void> {
  await paymentTables(db)
    .updateTable("razorpay_orders")
    .set({ next_sync_at: at, sync_step: step })
    .where("order_id", "=", orderId)
    .execute();
}

export type PaymentRow = {
  id: string;
  razorpayPaymentId: string;
  state: PaymentsTable["state"];
  role: PaymentsTable["role"];
  failureReason: string | null;
  capturedAt: Date | null;
  refund: { id: string; state: RefundsTable["state"]; amountPaise: number; razorpayRefundId: string | null } | null;
};

/** Every payment of a booking with the latest refund of each, oldest first. */
export async function selectPayments(db: Database, booking: BookingKey): Promise<PaymentRow[]> {
  const rows = await paymentTables(db)
    .selectFrom("payments")
    .leftJoin("refunds", (join) =>
      join.onRef("refunds.event_id", "=", "payments.event_id").onRef("refunds.payment_id", "=", "payments.id"),
    )
    .distinctOn(["payments.created_at", "payments.id"])
    .select([
      "payments.id",
      "payments.razorpay_payment_id",
      "payments.state",
      "payments.role",
      "payments.failure_reason",
      "payments.captured_at",
    ])
    .select([
      "refunds.id as refund_id",
      "refunds.state as refund_state",
      "refunds.amount_paise as refund_amount_paise",
      "refunds.razorpay_refund_id",
    ])
    .where("payments.event_id", "=", booking.eventId)
    .where("payments.booking_id", "=", booking.id)
    .orderBy("payments.created_at")
    .orderBy("payments.id")
    .orderBy("refunds.attempt_no", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    razorpayPaymentId: row.razorpay_payment_id,
    state: row.state,
    role: row.role,
    failureReason: row.failure_reason,
    capturedAt: row.captured_at,
    refund:
      row.refund_id === null || row.refund_state === null
        ? null
        : {
            id: row.refund_id,
            state: row.refund_state,
            amountPaise: row.refund_amount_paise ?? 0,
            razorpayRefundId: row.razorpay_refund_id,
          },
  }));
}

export type SettleOrder = {
  booking: BookingKey & { version: number };
  act: "record" | "confirm" | "place_again" | "refund" | "quarantine";
  payment: GatewayPayment & { rowId: string };
  role: PaymentsTable["role"];
  refund: { id: string; reason: RefundReason; amountPaise: number } | null;
  postings: Posting[];
  messages: { id: string; kind: string; channel: "email" | "sms" }[];
};

export type SettleOutcome = "applied" | "stale" | "no_place" | "busy";

export async function settlePaymentInSql(pool: Pool, order: SettleOrder, now: Date | null): Promise<SettleOutcome> {
  const { booking, payment } = order;
  const [row] = await callFunction<{ settle_payment: SettleOutcome }>(pool, "settle_payment", [
    booking.eventId,
    booking.id,
    booking.version,
    order.act,
    JSON.stringify({
      id: payment.rowId,
      razorpayPaymentId: payment.id,
      razorpayOrderId: payment.orderId,
      state: payment.state,
      amountPaise: payment.amountPaise,
      currency: payment.currency,
      method: payment.method,
      feePaise: payment.feePaise,
      taxPaise: payment.taxPaise,
      failureReason: payment.failureReason,
      createdAt: payment.createdAt,
      capturedAt: payment.state === "captured" ? payment.createdAt : null,
    }),
    order.role,
    order.refund && JSON.stringify(order.refund),
    JSON.stringify(order.postings),
    JSON.stringify(order.messages),
    now,
  ]);
  return (row as { settle_payment: SettleOutcome }).settle_payment;
}
