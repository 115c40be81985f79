import { sql } from "kysely";
import { claimDueRows } from "#platform/claim-rows.sql.ts";
import { addMinutes } from "#platform/clock.ts";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import type { AttentionItem } from "../attention/attention.ts";
import type { Posting } from "../ledger/posting.ts";
import type { NewMessage } from "../messages/enqueue-messages.ts";
import type { Refund, RefundReason, RefundState } from "./refund.ts";

export interface RefundsTable {
  event_id: string;
  id: string;
  booking_id: string;
  payment_id: string;
  razorpay_payment_id: string;
  reason: RefundReason;
  attempt_no: number;
  amount_paise: number;
  state: RefundState;
  razorpay_refund_id: string | null;
  payout_reference: string | null;
  requested_by: string | null;
  note: string | null;
  tries: number;
  next_try_at: Date;
  leased_until: Date | null;
  last_error: string | null;
  created_at: Date;
  updated_at: Date;
}

/** Ours: many rounds of the job that ends the bookings of a cancelled event. */
const ENDING_MINUTES_MAX = 10;

const refundTables = (db: Database) => db.withTables<{ refunds: RefundsTable }>();

/**
 * Claims the refunds that Razorpay is to be asked for or about now; the lease keeps other workers away during the call. Of a
 * cancelled event, money that came meanwhile goes back once its booking has ended: people read that the event is cancelled
 * before they read of their money. After `ENDING_MINUTES_MAX` it no longer waits for that.
 */
export async function claimDueRefunds(db: Database, now: Date, leaseUntil: Date, limit: number): Promise<Refund[]> {
  const rows = await claimDueRows<RefundsTable>(db, {
    table: "refunds",
    key: ["event_id", "id"],
    dueAt: "next_try_at",
    now,
    limit,
    where: sql`state IN ('wanted', 'requested') AND (
      reason <> 'cancelled' OR state <> 'wanted' OR created_at <= ${addMinutes(now, -ENDING_MINUTES_MAX)} OR NOT EXISTS (
        SELECT 1 FROM bookings b WHERE b.event_id = refunds.event_id AND b.id = refunds.booking_id
          AND b.state IN ('held', 'paying', 'confirmed')
      ))`,
    set: sql`leased_until = ${leaseUntil}, next_try_at = ${leaseUntil}, tries = tries + 1`,
  });
  return rows.map(refundOf);
}

export async function selectRefundsOfBooking(
  db: Database,
  booking: { eventId: string; id: string },
): Promise<Refund[]> {
  const rows = await refundTables(db)
    .selectFrom("refunds")
    .selectAll()
    .where("event_id", "=", booking.eventId)
    .where("booking_id", "=", booking.id)
    .orderBy("created_at")
    .orderBy("attempt_no")
    .execute();
  return rows.map(refundOf);
}

const refundOf = (row: RefundsTable): Refund => ({
  eventId: row.event_id,
  id: row.id,
  bookingId: row.booking_id,
  paymentId: row.payment_id,
  razorpayPaymentId: row.razorpay_payment_id,
  razorpayRefundId: row.razorpay_refund_id,
  reason: row.reason,
  attemptNo: row.attempt_no,
  amountPaise: row.amount_paise,
  state: row.state,
  note: row.note,
  payoutReference: row.payout_reference,
  tries: row.tries,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** Nothing new is known: to be asked again then. False if it has changed meanwhile; then nothing is written. */
export async function postponeRefund(db: Database, refund: Refund, at: Date, error: string): Promise<boolean> {
  const postponed = await refundTables(db)
    .updateTable("refunds")
    .set({ next_try_at: at, leased_until: null, last_error: error })
    .where("event_id", "=", refund.eventId)
    .where("id", "=", refund.id)
    .where("state", "=", refund.state)
    .executeTakeFirst();
  return postponed.numUpdatedRows > 0n;
}

/** What is written with a refund's end, decided from what the payment's other refunds came to. */
export type Consequences = {
  refundedBeforePaise: number;
  postings: Posting[];
  messages: NewMessage[];
  attention: AttentionItem[];
};

export type RefundEnd =
  | { state: "requested"; razorpayRefundId: string; checkAt: Date }
  | { state: "processed"; razorpayRefundId: string }
  | { state: "failed"; next: { id: string; amountPaise: number; tryAt: Date } | null };

export type RefundOutcome = "applied" | "nothing" | "stale";

export async function finishRefundInSql(
  pool: Pool,
  refund: { eventId: string; id: string },
  end: RefundEnd,
  { refundedBeforePaise, postings, messages, attention }: Consequences,
  now: Date | null,
): Promise<RefundOutcome> {
  const next = end.state === "failed" ? end.next : null;
  const [row] = await callFunction<{ finish_refund: RefundOutcome }>(pool, "finish_refund", [
    refund.eventId,
    refund.id,
    end.state,
    end.state === "failed" ? null : end.razorpayRefundId,
    end.state === "requested" ? end.checkAt : (next?.tryAt ?? null),
    next && JSON.stringify({ id: next.id, amountPaise: next.amountPaise }),
    refundedBeforePaise,
    JSON.stringify(postings),
    JSON.stringify(messages),
    JSON.stringify(attention),
    now,
  ]);
  return (row as { finish_refund: RefundOutcome }).finish_refund;
}

export async function recordOutsideRefundInSql(
  pool: Pool,
  payment: { eventId: string; id: string },
  refund: { id: string; razorpayRefundId: string; amountPaise: number; state: "requested" | "processed" },
  { refundedBeforePaise, postings, messages, attention }: Consequences,
  now: Date | null,
): Promise<RefundOutcome> {
  const [row] = await callFunction<{ record_outside_refund: RefundOutcome }>(pool, "record_outside_refund", [
    payment.eventId,
    payment.id,
    JSON.stringify(refund),
    refundedBeforePaise,
    JSON.stringify(postings),
    JSON.stringify(messages),
    JSON.stringify(attention),
    now,
  ]);
  return (row as { record_outside_refund: RefundOutcome }).record_outside_refund;
}
