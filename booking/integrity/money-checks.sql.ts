import { sql } from "kysely";
import { type Check, inScope, type Scope } from "./check.ts";

/** Each payment with what has gone back of it, and what is known of why it has not. */
const payments = (scope: Scope) => sql`
  SELECT p.*, b.state AS booking_state, b.amount_paise AS price_paise, b.platform_fee_paise, b.currency AS price_currency,
    coalesce(r.live_paise, 0) AS live_paise, coalesce(r.gone_paise, 0) AS gone_paise,
    coalesce(r.own_paise, 0) AS own_paise, coalesce(d.lost_paise, 0) AS lost_paise,
    d.lost_paise IS NOT NULL AS is_disputed,
    EXISTS (SELECT 1 FROM attention_items a WHERE a.event_id = p.event_id AND a.kind = 'refunded_outside' AND a.subject = p.id)
      AS is_refunded_outside,
    r.has_failed AND EXISTS (
      SELECT 1 FROM attention_items a
      WHERE a.event_id = p.event_id AND a.kind = 'refund_failed' AND a.subject = p.id AND a.resolved_at IS NULL
    ) AS is_left_to_a_person
  FROM payments p
  JOIN bookings b ON b.event_id = p.event_id AND b.id = p.booking_id
  LEFT JOIN LATERAL (
    SELECT sum(CASE WHEN state = 'lost' THEN amount_paise ELSE 0 END) AS lost_paise,
      min(updated_at) FILTER (WHERE state = 'lost') AS lost_at
    FROM disputes WHERE event_id = p.event_id AND payment_id = p.id
  ) d ON true
  LEFT JOIN LATERAL (
    SELECT sum(amount_paise) FILTER (WHERE state IN ('wanted', 'requested', 'processed')) AS live_paise,
      sum(amount_paise) FILTER (WHERE state = 'processed') AS gone_paise,
      sum(amount_paise) FILTER (
        WHERE reason <> 'outside' AND (state = 'wanted' OR state <> 'failed' AND created_at >= coalesce(d.lost_at, '-infinity'))
      ) AS own_paise, bool_or(state = 'failed') AS has_failed
    FROM refunds WHERE event_id = p.event_id AND payment_id = p.id
  ) r ON true
  WHERE ${inScope("p", scope)}`;

/** Each captured payment's way to one booking or one refund, as far as our own rows tell. */
export const MONEY_CHECKS: Check[] = [
  {
    promise: 4,
    check:
      "Every confirmed booking that is neither complimentary nor added for cash has one accepted, captured payment of its amount.",
    offenders: (scope) => sql`
      SELECT b.id, format('confirmed with %s accepted payments of its amount', count(p.id)) AS what
      FROM bookings b
      LEFT JOIN payments p ON p.event_id = b.event_id AND p.booking_id = b.id AND p.role = 'accepted'
        AND p.captured_at IS NOT NULL AND p.amount_paise = b.amount_paise AND p.currency = b.currency
      WHERE ${inScope("b", scope)} AND b.state = 'confirmed' AND b.complimentary_reason IS NULL
        AND (b.ticket_id IS NOT NULL OR b.cash_paise IS NULL)
      GROUP BY b.event_id, b.id HAVING count(p.id) <> 1`,
  },
  {
    promise: 4,
    check:
      "No confirmed booking's payment has gone back whole, unless somebody did it at Razorpay and an organizer was told.",
    offenders: (scope) => sql`
      SELECT p.booking_id AS id, format('confirmed, %s of %s paise of %s went back', p.live_paise, p.amount_paise, p.id) AS what
      FROM (${payments(scope)}) p
      WHERE p.role = 'accepted' AND p.booking_state = 'confirmed' AND p.live_paise >= p.amount_paise
        AND NOT p.is_refunded_outside AND NOT p.is_disputed`,
  },
  {
    promise: 4,
    check: "An accepted payment belongs to a booking that is confirmed, or was until it was cancelled.",
    offenders: (scope) => sql`
      SELECT p.id, format('accepted for %s, which is %s', p.booking_id, p.booking_state) AS what FROM (${payments(scope)}) p
      WHERE p.role = 'accepted' AND p.booking_state NOT IN ('confirmed', 'cancelled')`,
  },
  {
    promise: 4,
    check: "Every captured payment is accepted, goes back whole, or waits in quarantine.",
    offenders: (scope) => sql`
      SELECT p.id, format('%s paise of %s captured, role %s, %s paise go back', p.amount_paise, p.razorpay_payment_id,
        coalesce(p.role, 'none'), p.live_paise) AS what
      FROM (${payments(scope)}) p
      WHERE p.captured_at IS NOT NULL AND coalesce(p.role, '') NOT IN ('accepted', 'quarantine')
        AND p.live_paise + p.lost_paise < p.amount_paise AND NOT coalesce(p.is_left_to_a_person, false)`,
  },
  {
    promise: 4,
    check: "Of a cancelled booking's payment at least the organizer's share goes back.",
    offenders: (scope) => sql`
      SELECT p.booking_id AS id, format('cancelled, %s of %s paise of %s go back', p.live_paise, p.amount_paise, p.id) AS what
      FROM (${payments(scope)}) p
      WHERE p.role = 'accepted' AND p.booking_state = 'cancelled'
        AND p.live_paise + p.lost_paise < p.amount_paise - p.platform_fee_paise
        AND NOT coalesce(p.is_left_to_a_person, false)`,
  },
  {
    promise: 4,
    // Our own doing only: neither what somebody gave back in Razorpay's dashboard, nor what a bank took after ours had gone.
    check: "No payment goes back, by refunds and lost disputes, by more than was captured.",
    offenders: (scope) => sql`
      SELECT p.id, format('%s paise captured, %s paise go back, %s of them by us', c.captured_paise, p.live_paise + p.lost_paise, p.own_paise) AS what
      FROM (${payments(scope)}) p,
      LATERAL (SELECT CASE WHEN p.captured_at IS NULL THEN 0 ELSE p.amount_paise END AS captured_paise) c
      WHERE greatest(p.live_paise, p.own_paise + p.lost_paise) > c.captured_paise`,
  },
  {
    promise: 4,
    check: "No payment of Razorpay pays for two bookings, and no booking is paid for twice.",
    offenders: (scope) => sql`
      SELECT p.razorpay_payment_id AS id, format('stored for %s bookings', count(*)) AS what FROM payments p
      WHERE p.razorpay_payment_id IN (SELECT s.razorpay_payment_id FROM payments s WHERE ${inScope("s", scope)})
      GROUP BY p.razorpay_payment_id HAVING count(*) > 1
      UNION ALL
      SELECT p.booking_id, format('%s accepted payments', count(*)) FROM payments p
      WHERE ${inScope("p", scope)} AND p.role = 'accepted' GROUP BY p.event_id, p.booking_id HAVING count(*) > 1`,
  },
  {
    promise: 4,
    check: "Each payment and refund has what its state needs.",
    offenders: (scope) => sql`
      SELECT p.id, format('%s, role %s, captured at %s', p.state, coalesce(p.role, 'none'), coalesce(p.captured_at::text, 'never')) AS what
      FROM payments p
      WHERE ${inScope("p", scope)} AND (
        (p.captured_at IS NULL AND (p.state = 'captured' OR p.role IN ('accepted', 'surplus', 'quarantine')))
        OR (p.captured_at IS NOT NULL AND p.state NOT IN ('captured', 'refunded'))
      )
      UNION ALL
      SELECT r.id, format('%s without an id of Razorpay or a reference of a payout', r.state) FROM refunds r
      WHERE ${inScope("r", scope)} AND (
        (r.state = 'requested' AND r.razorpay_refund_id IS NULL)
        OR (r.state = 'processed' AND r.razorpay_refund_id IS NULL AND r.payout_reference IS NULL)
      )`,
  },
  {
    promise: 4,
    check: "No rehearsal has real money, and no other event play money.",
    offenders: (scope) => sql`
      SELECT m.id, format('of %s, which is %s rehearsal', m.event_id, CASE WHEN e.is_rehearsal THEN 'a' ELSE 'no' END) AS what
      FROM (
        SELECT event_id, order_id AS id FROM razorpay_orders
        UNION ALL SELECT event_id, razorpay_payment_id FROM payments
        UNION ALL SELECT event_id, razorpay_refund_id FROM refunds WHERE razorpay_refund_id IS NOT NULL
        UNION ALL SELECT event_id, id FROM play_orders
      ) m JOIN events e ON e.id = m.event_id
      WHERE ${inScope("m", scope)} AND is_play_id(m.id) <> e.is_rehearsal`,
  },
  {
    promise: 4,
    check: "A payment in quarantine is on a person's list until its money has moved.",
    offenders: (scope) => sql`
      SELECT p.id, format('%s, and %s of %s paise go back', coalesce(p.role, 'no role'), p.live_paise, p.amount_paise) AS what
      FROM (${payments(scope)}) p
      WHERE p.role = 'quarantine' AND p.live_paise + p.lost_paise < p.amount_paise AND NOT EXISTS (
        SELECT 1 FROM attention_items a
        WHERE a.event_id = p.event_id AND a.kind IN ('payment_quarantined', 'refund_failed') AND a.subject = p.id
      )`,
  },
];
