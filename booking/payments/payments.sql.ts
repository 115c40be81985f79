import { sql } from "kysely";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import { eventIdOf } from "#platform/ids.ts";
import type { AttentionItem } from "../attention/attention.ts";
import type { Posting } from "../ledger/posting.ts";
import type { NewMessage } from "../messages/enqueue-messages.ts";
import type { GatewayPayment } from "./gateway.ts";
import type { Refund, RefundReason } from "./refund.ts";
import { selectRefundsOfBooking } from "./refunds.sql.ts";

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

const paymentTables = (db: Database) => db.withTables<{ payments: PaymentsTable }>();

export type BookingKey = { eventId: string; id: string };

export type PaymentRow = {
  eventId: string;
  id: string;
  bookingId: string;
  razorpayPaymentId: string;
  razorpayOrderId: string;
  state: PaymentsTable["state"];
  role: PaymentsTable["role"];
  amountPaise: number;
  gatewayFeePaise: number;
  failureReason: string | null;
  createdAt: Date;
  capturedAt: Date | null;
  /** What banks took back of it by disputes that were lost. */
  disputedPaise: number;
  /** Every attempt to give it back, the oldest first. */
  refunds: Refund[];
};

/** Every payment of a booking with all its refunds, oldest first. */
export async function selectPayments(db: Database, booking: BookingKey): Promise<PaymentRow[]> {
  const rows = await paymentTables(db)
    .selectFrom("payments")
    .selectAll()
    .select(
      sql<number>`(SELECT coalesce(sum(d.amount_paise), 0) FROM disputes d
        WHERE d.event_id = payments.event_id AND d.payment_id = payments.id AND d.booking_id = payments.booking_id
          AND d.state = 'lost')`.as("disputed_paise"),
    )
    // Hardly any booking has one, and this saves asking for them.
    .select(
      sql<boolean>`EXISTS (SELECT 1 FROM refunds r
        WHERE r.event_id = payments.event_id AND r.booking_id = payments.booking_id)`.as("has_refunds"),
    )
    .where("event_id", "=", booking.eventId)
    .where("booking_id", "=", booking.id)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const refunds = rows.some((row) => row.has_refunds) ? await selectRefundsOfBooking(db, booking) : [];
  return rows.map((row) => ({
    eventId: row.event_id,
    id: row.id,
    bookingId: row.booking_id,
    razorpayPaymentId: row.razorpay_payment_id,
    razorpayOrderId: row.razorpay_order_id,
    state: row.state,
    role: row.role,
    amountPaise: row.amount_paise,
    gatewayFeePaise: row.gateway_fee_paise,
    failureReason: row.failure_reason,
    createdAt: row.created_at,
    capturedAt: row.captured_at,
    disputedPaise: row.disputed_paise,
    refunds: refunds.filter((refund) => refund.paymentId === row.id),
  }));
}

/** Whether the payment's capture has been settled before. */
export async function isCaptureKnown(db: Database, bookingId: string, razorpayPaymentId: string): Promise<boolean> {
  const row = await paymentTables(db)
    .selectFrom("payments")
    .select("role")
    .where("event_id", "=", eventIdOf("bkg", bookingId) ?? "")
    .where("razorpay_payment_id", "=", razorpayPaymentId)
    .where("captured_at", "is not", null)
    .executeTakeFirst();
  return row !== undefined && row.role !== null;
}

/** Which of these payments are known to be captured and settled, each one of its order's. */
export async function selectCapturedOf(
  db: Database,
  reported: readonly { orderId: string; paymentId: string }[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT p.razorpay_payment_id AS id
    FROM unnest(
      ${reported.map(({ orderId }) => orderId)}::text[], ${reported.map(({ paymentId }) => paymentId)}::text[]
    ) AS r (order_id, payment_id)
    JOIN razorpay_orders o ON o.order_id = r.order_id
    JOIN payments p ON p.event_id = o.event_id AND p.razorpay_payment_id = r.payment_id
    WHERE p.captured_at IS NOT NULL AND p.role IS NOT NULL`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export type SettleOrder = {
  booking: BookingKey & { version: number };
  action: "record" | "confirm" | "place_again" | "place_again_to_capture" | "refund" | "quarantine";
  payment: GatewayPayment & { rowId: string };
  role: PaymentsTable["role"];
  refund: { id: string; reason: RefundReason; amountPaise: number } | null;
  postings: Posting[];
  messages: NewMessage[];
  attention: AttentionItem[];
};

export type SettleOutcome = "applied" | "stale" | "no_place" | "busy";

/** How long a place is kept for money that is being captured: a few calls to Razorpay, each with its time-out. */
const CAPTURE_WINDOW = "2 minutes";

export async function settlePaymentInSql(pool: Pool, order: SettleOrder, now: Date | null): Promise<SettleOutcome> {
  const { booking, payment } = order;
  const [row] = await callFunction<{ settle_payment: SettleOutcome }>(pool, "settle_payment", [
    booking.eventId,
    booking.id,
    booking.version,
    order.action,
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
      capturedAt: payment.wasCaptured ? payment.createdAt : null,
    }),
    order.role,
    order.refund && JSON.stringify(order.refund),
    JSON.stringify(order.postings),
    JSON.stringify(order.messages),
    JSON.stringify(order.attention),
    CAPTURE_WINDOW,
    now,
  ]);
  return (row as { settle_payment: SettleOutcome }).settle_payment;
}

/** When the last payment was captured that was captured between these times. No webhook tells of play money. */
export async function selectLastCapture(
  db: Database,
  { after, before }: { after: Date; before: Date },
): Promise<Date | null> {
  const row = await paymentTables(db)
    .selectFrom("payments")
    .select("captured_at")
    .where("captured_at", ">", after)
    .where("captured_at", "<", before)
    .where("razorpay_payment_id", "not like", "pay\\_play\\_%")
    .orderBy("captured_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.captured_at ?? null;
}
