import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { RefundScope } from "../payments/cancel-booking.ts";
import type { CancellationPreview, CancellationProgress } from "./cancellation-progress.ts";

type PreviewRow = Omit<CancellationPreview, "refundDue"> & { fullPaise: number; keepFeePaise: number };

/** Read from bookings, payments and refunds without a lock. The same rule as `refundDuePaise`. */
export async function selectCancellationPreview(
  db: Database,
  eventId: string,
  now: Date,
): Promise<CancellationPreview> {
  const { rows } = await sql<PreviewRow>`
    SELECT count(*) FILTER (WHERE b.state = 'confirmed') AS confirmed,
      count(*) FILTER (WHERE b.state = 'paying' AND b.kept_until > ${now}) AS paying,
      count(*) FILTER (WHERE b.state = 'held' AND b.kept_until > ${now}) AS held,
      coalesce(sum(greatest(0, p.amount_paise - p.claimed)) FILTER (WHERE b.state = 'confirmed'), 0)::bigint AS "fullPaise",
      coalesce(sum(greatest(0, p.amount_paise - b.platform_fee_paise - p.claimed)) FILTER (WHERE b.state = 'confirmed'), 0)::bigint
        AS "keepFeePaise"
    FROM bookings b
    -- The same as claimed_refund_paise, written out: a function would be started anew for each of 100,000 bookings.
    LEFT JOIN LATERAL (
      SELECT a.amount_paise, coalesce((
        SELECT sum(amount_paise) FROM refunds
        WHERE event_id = a.event_id AND payment_id = a.id AND state IN ('wanted', 'requested', 'processed')
      ), 0) + coalesce((
        SELECT sum(amount_paise) FROM disputes
        WHERE event_id = a.event_id AND booking_id = a.booking_id AND payment_id = a.id AND state = 'lost'
      ), 0) AS claimed
      FROM payments a WHERE a.event_id = b.event_id AND a.booking_id = b.id AND a.role = 'accepted' LIMIT 1
    ) p ON true
    WHERE b.event_id = ${eventId} AND b.state IN ('held', 'paying', 'confirmed')`.execute(db);
  const { fullPaise, keepFeePaise, ...counts } = rows[0] as PreviewRow;
  return { ...counts, refundDue: { full: fullPaise, keep_fee: keepFeePaise } };
}

type ProgressRow = {
  scope: RefundScope;
  note: string;
  by: string;
  requestedAt: Date;
  finishedAt: Date | null;
  ended: number;
  remaining: number;
  refundsWaiting: number;
  refundedPaise: number;
  toRefundPaise: number;
} & Record<"wanted" | "requested" | "processed" | "failed", number> &
  Record<"queued" | "sent" | "notDelivered", number>;

/** Null: this event was not cancelled. */
export async function selectCancellationProgress(db: Database, eventId: string): Promise<CancellationProgress | null> {
  const { rows } = await sql<ProgressRow>`
    SELECT c.refund_scope AS scope, c.note, c.requested_by AS by, c.requested_at AS "requestedAt", c.finished_at AS "finishedAt",
      b.*, r.*, m.*, a.*
    FROM event_cancellations c,
    LATERAL (
      SELECT count(*) FILTER (WHERE state NOT IN ('held', 'paying', 'confirmed') AND ended_at >= c.requested_at) AS ended,
        count(*) FILTER (WHERE state IN ('held', 'paying', 'confirmed')) AS remaining
      FROM bookings WHERE event_id = c.event_id
    ) b,
    LATERAL (
      SELECT count(*) FILTER (WHERE state = 'wanted') AS wanted, count(*) FILTER (WHERE state = 'requested') AS requested,
        count(*) FILTER (WHERE state = 'processed') AS processed, count(*) FILTER (WHERE state = 'failed') AS failed,
        coalesce(sum(amount_paise) FILTER (WHERE state = 'processed'), 0) AS "refundedPaise",
        coalesce(sum(amount_paise), 0) AS "toRefundPaise"
      FROM (
        SELECT state, amount_paise, attempt_no = max(attempt_no) OVER (PARTITION BY payment_id) AS is_last
        FROM refunds WHERE event_id = c.event_id AND reason = 'cancelled' AND created_at >= c.requested_at
      ) attempts WHERE is_last
    ) r,
    LATERAL (
      SELECT count(*) FILTER (WHERE state = 'queued') AS queued,
        count(*) FILTER (WHERE state IN ('sent', 'delivered')) AS sent,
        count(*) FILTER (WHERE state IN ('failed', 'bounced')) AS "notDelivered"
      FROM messages WHERE event_id = c.event_id AND kind = 'booking_cancelled' AND created_at >= c.requested_at
    ) m,
    LATERAL (
      SELECT count(*) AS "refundsWaiting" FROM attention_items
      WHERE event_id = c.event_id AND kind = 'refund_waiting' AND resolved_at IS NULL
    ) a
    WHERE c.event_id = ${eventId}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { ended, remaining, wanted, requested, processed, failed, queued, sent, notDelivered, ...rest } = row;
  return {
    ...rest,
    bookings: { ended, remaining },
    refunds: { wanted, requested, processed, failed },
    messages: { queued, sent, failed: notDelivered },
  };
}
