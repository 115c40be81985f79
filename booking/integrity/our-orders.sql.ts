import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { OurOrder } from "./decide-differences.ts";

/** Our side of each order: what is stored of its payments, their refunds and disputes. `orderIds` null: all of them. */
export async function selectOurOrders(
  db: Database,
  { eventId, orderIds }: { eventId: string | null; orderIds: string[] | null },
): Promise<OurOrder[]> {
  const { rows } = await sql<OurOrder>`
    SELECT o.order_id AS "orderId", o.booking_id AS "bookingId", b.amount_paise AS "amountPaise",
      coalesce(jsonb_agg(jsonb_build_object(
        'id', p.id, 'razorpayPaymentId', p.razorpay_payment_id, 'isCaptured', p.captured_at IS NOT NULL,
        'amountPaise', p.amount_paise, 'feePaise', p.gateway_fee_paise, 'taxPaise', p.gateway_tax_paise,
        'refunds', r.refunds
      )) FILTER (WHERE p.id IS NOT NULL), '[]') AS payments,
      (SELECT coalesce(sum(l.amount_paise), 0) FROM ledger_entries l, payments q
       WHERE q.event_id = o.event_id AND q.booking_id = o.booking_id AND q.razorpay_order_id = o.order_id
         AND l.event_id = q.event_id AND l.booking_id = q.booking_id AND l.account = 'gateway_balance'
         AND (split_part(l.posting, ':', 2) = q.razorpay_payment_id
           OR split_part(l.posting, ':', 2) IN (
             SELECT id FROM refunds WHERE event_id = q.event_id AND payment_id = q.id
             UNION ALL SELECT razorpay_dispute_id FROM disputes WHERE event_id = q.event_id AND payment_id = q.id
           ))) AS "balancePaise",
      (SELECT coalesce(sum(d.amount_paise), 0) FROM disputes d, payments q
       WHERE q.event_id = o.event_id AND q.razorpay_order_id = o.order_id AND q.booking_id = o.booking_id
         AND d.event_id = q.event_id AND d.payment_id = q.id AND d.state = 'lost') AS "disputedPaise"
    FROM (
      SELECT event_id, booking_id, order_id FROM razorpay_orders
      -- A payment whose order has no row here is asked about all the same.
      UNION SELECT event_id, booking_id, razorpay_order_id FROM payments
    ) o
    JOIN bookings b ON b.event_id = o.event_id AND b.id = o.booking_id
    LEFT JOIN payments p ON p.event_id = o.event_id AND p.booking_id = o.booking_id AND p.razorpay_order_id = o.order_id
    LEFT JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
        'razorpayRefundId', razorpay_refund_id, 'state', state, 'amountPaise', amount_paise,
        'isByHand', payout_reference IS NOT NULL
      )), '[]') AS refunds
      FROM refunds WHERE event_id = p.event_id AND payment_id = p.id
    ) r ON true
    WHERE (${eventId}::text IS NULL OR o.event_id = ${eventId}) AND (${orderIds}::text[] IS NULL OR o.order_id = ANY (${orderIds}))
    GROUP BY o.order_id, o.event_id, o.booking_id, b.amount_paise
    ORDER BY o.order_id`.execute(db);
  return rows;
}
