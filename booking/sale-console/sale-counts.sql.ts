import { sql } from "kysely";
import type { Database } from "#platform/database.ts";

/** Read from bookings, waiting_rooms, refunds, messages and webhook_deliveries; written by none of this. */
export type SaleRow = {
  waiting: number;
  paying: number;
  revenuePaise: number;
  platformFeePaise: number;
  messagesQueued: number;
  messagesFailed: number;
  oldestQueuedAt: Date | null;
  oldestWebhookAt: Date | null;
  refundsOpen: number;
  refundsFailed: number;
};

export async function selectSale(db: Database, eventId: string): Promise<SaleRow> {
  const { rows } = await sql<SaleRow>`
    SELECT
      coalesce((SELECT people_between(skipped, serving, issued) FROM waiting_rooms WHERE event_id = ${eventId}), 0) AS waiting,
      (SELECT min(received_at) FROM webhook_deliveries WHERE state = 'received') AS "oldestWebhookAt",
      b.paying, b."revenuePaise" - moved."backPaise" AS "revenuePaise", b."platformFeePaise", m."messagesQueued", m."messagesFailed", m."oldestQueuedAt",
      r."refundsOpen", r."refundsFailed"
    FROM (
      SELECT count(*) FILTER (WHERE state = 'paying') AS paying,
        coalesce(sum(amount_paise) FILTER (WHERE state = 'confirmed'), 0) AS "revenuePaise",
        coalesce(sum(platform_fee_paise) FILTER (WHERE state = 'confirmed'), 0) AS "platformFeePaise"
      FROM bookings WHERE event_id = ${eventId} AND state IN ('paying', 'confirmed')
    ) b, (
      SELECT count(*) FILTER (WHERE state = 'queued') AS "messagesQueued",
        count(*) FILTER (WHERE state IN ('failed', 'bounced')) AS "messagesFailed",
        min(created_at) FILTER (WHERE state = 'queued') AS "oldestQueuedAt"
      FROM messages WHERE event_id = ${eventId} AND kind <> 'announcement'
    ) m, (
      SELECT count(*) FILTER (WHERE state IN ('wanted', 'requested')) AS "refundsOpen",
        count(*) FILTER (WHERE state = 'failed' AND is_last) AS "refundsFailed"
      FROM (
        SELECT state, attempt_no = max(attempt_no) OVER (PARTITION BY payment_id, reason) AS is_last
        FROM refunds WHERE event_id = ${eventId}
      ) attempts
    ) r, (
      SELECT coalesce(sum(f.amount_paise), 0) AS "backPaise"
      FROM refunds f JOIN bookings o ON o.event_id = f.event_id AND o.id = f.booking_id AND o.state = 'confirmed'
      WHERE f.event_id = ${eventId} AND f.reason = 'moved' AND f.state <> 'failed'
    ) moved`.execute(db);
  return rows[0] as SaleRow;
}

/** How many were confirmed in each minute since then that had any. */
export async function selectConfirmations(
  db: Database,
  eventId: string,
  since: Date,
): Promise<{ minute: Date; count: number }[]> {
  const { rows } = await sql<{ minute: Date; count: number }>`
    SELECT date_trunc('minute', confirmed_at) AS minute, count(*) AS count FROM bookings
    WHERE event_id = ${eventId} AND confirmed_at >= ${since} GROUP BY 1 ORDER BY 1`.execute(db);
  return rows;
}
