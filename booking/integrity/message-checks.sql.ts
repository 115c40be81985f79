import { sql } from "kysely";
import { CHANNELS_OF_KIND } from "../messages/message.ts";
import { MESSAGE_KIND_OF_REFUND } from "../payments/refund.ts";
import { type Check, inScope } from "./check.ts";

/** `[{reason, kind, channel}]`: what a processed refund makes us say. */
const TOLD_OF_REFUNDS = JSON.stringify(
  Object.entries(MESSAGE_KIND_OF_REFUND).flatMap(([reason, kind]) =>
    CHANNELS_OF_KIND[kind].map((channel) => ({ reason, kind, channel })),
  ),
);

/** What people were told, against what happened. A message that failed is on the organizer's page by its state alone. */
export const MESSAGE_CHECKS: Check[] = [
  {
    promise: 5,
    check: "Every booking that was ever confirmed owes one confirmation by email and one by SMS.",
    offenders: (scope) => sql`
      SELECT b.id, format('%s confirmations by %s', count(m.id), c.channel) AS what
      FROM bookings b
      CROSS JOIN unnest(${CHANNELS_OF_KIND.booking_confirmed}::text[]) AS c (channel)
      LEFT JOIN messages m ON m.event_id = b.event_id AND m.booking_id = b.id AND m.kind = 'booking_confirmed'
        AND m.channel = c.channel
      WHERE ${inScope("b", scope)} AND b.confirmed_at IS NOT NULL
      GROUP BY b.event_id, b.id, c.channel HAVING count(m.id) <> 1`,
  },
  {
    promise: 7,
    check: "No booking that never was confirmed has a confirmation.",
    offenders: (scope) => sql`
      SELECT b.id, format('%s, with a confirmation by %s', b.state, m.channel) AS what
      FROM bookings b
      JOIN messages m ON m.event_id = b.event_id AND m.booking_id = b.id AND m.kind = 'booking_confirmed'
      WHERE ${inScope("b", scope)} AND b.confirmed_at IS NULL`,
  },
  {
    promise: 7,
    check: "Of every refund that is processed the person is told.",
    offenders: (scope) => sql`
      SELECT r.id, format('processed, without %s by %s', t.kind, t.channel) AS what
      FROM refunds r
      JOIN jsonb_to_recordset(${TOLD_OF_REFUNDS}::jsonb) AS t (reason text, kind text, channel text) ON t.reason = r.reason
      WHERE ${inScope("r", scope)} AND r.state = 'processed' AND NOT EXISTS (
        SELECT 1 FROM messages m
        WHERE m.event_id = r.event_id AND m.booking_id = r.booking_id AND m.kind = t.kind AND m.channel = t.channel
          AND m.about_id = r.id
      )`,
  },
  {
    promise: 7,
    check: "Of every cancelled booking, and of money that we left untaken, the person is told.",
    offenders: (scope) => sql`
      SELECT b.id, format('cancelled, without a message by %s', c.channel) AS what
      FROM bookings b CROSS JOIN unnest(${CHANNELS_OF_KIND.booking_cancelled}::text[]) AS c (channel)
      WHERE ${inScope("b", scope)} AND b.state = 'cancelled' AND NOT EXISTS (
        SELECT 1 FROM messages m
        WHERE m.event_id = b.event_id AND m.booking_id = b.id AND m.kind = 'booking_cancelled' AND m.channel = c.channel
      )
      UNION ALL
      SELECT p.id, format('left untaken, without a message by %s', c.channel)
      FROM payments p CROSS JOIN unnest(${CHANNELS_OF_KIND.payment_not_taken}::text[]) AS c (channel)
      WHERE ${inScope("p", scope)} AND p.role = 'late' AND p.captured_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM messages m
        WHERE m.event_id = p.event_id AND m.booking_id = p.booking_id AND m.kind = 'payment_not_taken'
          AND m.about_id = p.id AND m.channel = c.channel
      )`,
  },
  {
    promise: 7,
    check: "Of every place that was offered to somebody on a waitlist they are told.",
    offenders: (scope) => sql`
      SELECT w.id, format('was offered %s, without a message by %s', w.booking_id, c.channel) AS what
      FROM waitlist_entries w CROSS JOIN unnest(${CHANNELS_OF_KIND.waitlist_offered}::text[]) AS c (channel)
      WHERE ${inScope("w", scope)} AND w.booking_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM messages m
        WHERE m.event_id = w.event_id AND m.booking_id = w.booking_id AND m.kind = 'waitlist_offered' AND m.channel = c.channel
      )`,
  },
];
