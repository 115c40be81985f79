import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { BookingDetails, MessageDetail, PaymentDetail, RefundDetail, SignedWaiver } from "./booking-details.ts";

type Key = { eventId: string; id: string };

export async function selectPaymentDetails(db: Database, booking: Key): Promise<PaymentDetail[]> {
  const { rows: payments } = await sql<Omit<PaymentDetail, "refunds"> & { id: string }>`
    SELECT id, razorpay_payment_id AS "razorpayPaymentId", razorpay_order_id AS "razorpayOrderId", state, role,
      amount_paise AS "amountPaise", currency, method, failure_reason AS "failureReason", created_at AS at
    FROM payments WHERE event_id = ${booking.eventId} AND booking_id = ${booking.id}
    ORDER BY created_at, id`.execute(db);
  const { rows: refunds } = await sql<RefundDetail & { paymentId: string }>`
    SELECT id, payment_id AS "paymentId", razorpay_refund_id AS "razorpayRefundId", reason, attempt_no AS "attemptNo",
      state, amount_paise AS "amountPaise", payout_reference AS "payoutReference", requested_by AS "requestedBy",
      last_error AS "lastError", updated_at AS at
    FROM refunds WHERE event_id = ${booking.eventId} AND booking_id = ${booking.id}
    ORDER BY created_at, attempt_no`.execute(db);
  return payments.map(({ id, ...payment }) => ({
    ...payment,
    refunds: refunds.filter(({ paymentId }) => paymentId === id).map(({ paymentId: _of, ...refund }) => refund),
  }));
}

export async function selectDisputeDetails(db: Database, booking: Key): Promise<BookingDetails["disputes"]> {
  const { rows } = await sql<BookingDetails["disputes"][number]>`
    SELECT razorpay_dispute_id AS id, state, amount_paise AS "amountPaise", respond_by AS "respondBy"
    FROM disputes WHERE event_id = ${booking.eventId} AND booking_id = ${booking.id} ORDER BY created_at`.execute(db);
  return rows;
}

/** One that was asked for again and waits stands at that moment, not at that of its earlier copy. */
export async function selectMessageDetails(db: Database, booking: Key, now: Date): Promise<MessageDetail[]> {
  const { rows } = await sql<MessageDetail>`
    SELECT id, kind, channel, state, last_error AS "lastError", CASE WHEN state = 'queued' AND sent_at IS NOT NULL THEN least(next_attempt_at, ${now}) ELSE coalesce(sent_at, created_at) END AS at
    FROM messages WHERE event_id = ${booking.eventId} AND booking_id = ${booking.id}
    ORDER BY created_at, kind, channel`.execute(db);
  return rows;
}

export async function selectLedgerLines(db: Database, booking: Key): Promise<BookingDetails["ledger"]> {
  const { rows } = await sql<BookingDetails["ledger"][number]>`
    SELECT posting, account, amount_paise AS "amountPaise", created_at AS at
    FROM ledger_entries WHERE event_id = ${booking.eventId} AND booking_id = ${booking.id}
    ORDER BY created_at, posting, account`.execute(db);
  return rows;
}

/** A text stands under its version and language for good; the hash proves that it is the one that was read. */
export async function selectSignedWaivers(db: Database, booking: Key): Promise<SignedWaiver[]> {
  const { rows } = await sql<SignedWaiver>`
    SELECT s.version, s.language, s.signed_at AS "signedAt", s.recorded_by AS "recordedBy",
      coalesce(w.text, t.text) AS text
    FROM waiver_signatures s
    LEFT JOIN waivers w ON w.event_id = s.event_id AND w.version = s.version AND w.text_hash = s.text_hash
    LEFT JOIN waiver_translations t ON t.event_id = s.event_id AND t.version = s.version AND t.language = s.language
      AND t.text_hash = s.text_hash
    WHERE s.event_id = ${booking.eventId} AND s.booking_id = ${booking.id}
    ORDER BY s.version DESC, s.signed_at DESC`.execute(db);
  return rows;
}

export async function selectBookingTimes(
  db: Database,
  booking: Key,
): Promise<{ holdExpiresAt: Date; payBy: Date | null; endedAt: Date | null } | null> {
  const { rows } = await sql<{ holdExpiresAt: Date; payBy: Date | null; endedAt: Date | null }>`
    SELECT hold_expires_at AS "holdExpiresAt", pay_by AS "payBy", ended_at AS "endedAt"
    FROM bookings WHERE event_id = ${booking.eventId} AND id = ${booking.id}`.execute(db);
  return rows[0] ?? null;
}
