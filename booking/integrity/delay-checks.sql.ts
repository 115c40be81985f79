import { sql } from "kysely";
import { type Check, inScope } from "./check.ts";

/** Whose rows are of no event. */
export const DELIVERY_CHECKS: Check[] = [
  {
    promise: 4,
    check: "No webhook waits for over an hour, or was given up, without being on a person's list.",
    offenders: ({ now }) => sql`
      SELECT w.provider_event_id AS id, format('%s, %s, received at %s', w.event_type, w.state, w.received_at) AS what
      FROM webhook_deliveries w
      WHERE (w.state = 'failed' OR (w.state = 'received' AND w.received_at < ${now}::timestamptz - interval '1 hour'))
        AND NOT EXISTS (
          SELECT 1 FROM attention_items a WHERE a.kind = 'webhook_failed' AND a.subject = w.provider_event_id
        )`,
  },
];

/** Whether the background work is done at all: only where a worker is meant to run. */
export const WORK_CHECKS: Check[] = [
  {
    promise: 5,
    check: "No message has been due for over an hour.",
    offenders: (scope) => sql`
      SELECT m.id, format('%s by %s, due at %s', m.kind, m.channel, m.next_attempt_at) AS what FROM messages m
      WHERE ${inScope("m", scope)} AND m.state = 'queued' AND m.next_attempt_at < ${scope.now}::timestamptz - interval '1 hour'`,
  },
  {
    promise: 4,
    check: "No refund has been due to be sent or asked about for over an hour.",
    offenders: (scope) => sql`
      SELECT r.id, format('%s, due at %s', r.state, r.next_try_at) AS what FROM refunds r
      WHERE ${inScope("r", scope)} AND r.state IN ('wanted', 'requested')
        AND r.next_try_at < ${scope.now}::timestamptz - interval '1 hour'`,
  },
  {
    promise: 4,
    check: "No order has been due to be asked about for over an hour.",
    offenders: (scope) => sql`
      SELECT o.order_id AS id, format('of %s, due at %s', o.booking_id, o.next_sync_at) AS what FROM razorpay_orders o
      WHERE ${inScope("o", scope)} AND o.next_sync_at < ${scope.now}::timestamptz - interval '1 hour'`,
  },
];
