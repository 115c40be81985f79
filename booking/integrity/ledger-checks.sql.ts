import { sql } from "kysely";
import { type Check, inScope, type Scope } from "./check.ts";

/** What one posting moved, account by account. */
const postings = (scope: Scope) => sql`
  SELECT l.event_id, l.posting, split_part(l.posting, ':', 1) AS kind, split_part(l.posting, ':', 2) AS about,
    sum(l.amount_paise) AS sum,
    coalesce(sum(l.amount_paise) FILTER (WHERE l.account = 'gateway_balance'), 0) AS balance,
    coalesce(sum(l.amount_paise) FILTER (WHERE l.account = 'gateway_tax'), 0) AS tax,
    coalesce(sum(l.amount_paise) FILTER (WHERE l.account = 'participant_funds'), 0) AS funds,
    coalesce(sum(l.amount_paise) FILTER (WHERE l.account = 'platform_fee'), 0) AS fee,
    coalesce(sum(l.amount_paise) FILTER (WHERE l.account = 'paid_by_hand'), 0) AS by_hand
  FROM ledger_entries l WHERE ${inScope("l", scope)} GROUP BY l.event_id, l.posting`;

/** The books against the rows that they tell of: each movement is booked, nothing else is, and all of it balances. */
export const LEDGER_CHECKS: Check[] = [
  {
    promise: 4,
    check: "Every posting sums to zero.",
    offenders: (scope) => sql`
      SELECT p.posting AS id, format('sums to %s paise', p.sum) AS what FROM (${postings(scope)}) p WHERE p.sum <> 0`,
  },
  {
    promise: 4,
    check: "The entries of every booking, and of all together, sum to zero.",
    offenders: (scope) => sql`
      SELECT coalesce(l.booking_id, 'the ledger') AS id, format('sums to %s paise', sum(l.amount_paise)) AS what
      FROM ledger_entries l WHERE ${inScope("l", scope)}
      GROUP BY GROUPING SETS ((l.event_id, l.booking_id), ()) HAVING sum(l.amount_paise) <> 0`,
  },
  {
    promise: 4,
    check: "Every captured payment, and nothing else, is booked with its amount and what Razorpay kept of it.",
    offenders: (scope) => sql`
      WITH booked AS (
        SELECT event_id, about, sum(balance) FILTER (WHERE kind = 'capture') AS captured,
          -coalesce(sum(balance) FILTER (WHERE kind = 'gateway_fee'), 0) AS fee,
          coalesce(sum(tax) FILTER (WHERE kind = 'gateway_fee'), 0) AS tax
        FROM (${postings(scope)}) p WHERE kind IN ('capture', 'gateway_fee') GROUP BY event_id, about
      )
      SELECT coalesce(p.id, k.about) AS id, format('captured, fee, tax are %s, %s, %s and booked as %s, %s, %s',
        p.amount_paise, p.gateway_fee_paise, p.gateway_tax_paise, k.captured, k.fee, k.tax) AS what
      FROM (SELECT * FROM payments c WHERE ${inScope("c", scope)} AND c.captured_at IS NOT NULL) p
      FULL JOIN booked k ON k.event_id = p.event_id AND k.about = p.razorpay_payment_id
      WHERE (p.amount_paise, p.gateway_fee_paise, p.gateway_tax_paise) IS DISTINCT FROM (k.captured, k.fee, k.tax)`,
  },
  {
    promise: 4,
    check: "Every accepted payment, and nothing else, is booked as the organizer's share and our fee.",
    offenders: (scope) => sql`
      SELECT coalesce(a.id, k.about) AS id, format('amount and fee are %s, %s and booked as %s, %s',
        a.amount_paise, a.platform_fee_paise, k.funds, -k.fee) AS what
      FROM (
        SELECT p.event_id, p.id, p.razorpay_payment_id, p.amount_paise, b.platform_fee_paise FROM payments p
        JOIN bookings b ON b.event_id = p.event_id AND b.id = p.booking_id
        WHERE ${inScope("p", scope)} AND p.role = 'accepted'
      ) a
      FULL JOIN (SELECT * FROM (${postings(scope)}) p WHERE kind = 'accept') k
        ON k.event_id = a.event_id AND k.about = a.razorpay_payment_id
      WHERE (a.amount_paise, a.platform_fee_paise) IS DISTINCT FROM (k.funds, -k.fee)`,
  },
  {
    promise: 4,
    check: "Every processed refund, and nothing else, is booked as money that went back, from where it was paid.",
    offenders: (scope) => sql`
      SELECT coalesce(r.id, k.about) AS id, format('%s; from Razorpay and by hand went %s, %s and are booked as %s, %s',
        coalesce(r.state, 'no such refund'), r.balance, r.by_hand, k.balance, k.by_hand) AS what
      FROM (
        SELECT f.event_id, f.id, f.state,
          CASE WHEN f.state = 'processed' AND f.payout_reference IS NULL THEN f.amount_paise ELSE 0 END AS balance,
          CASE WHEN f.state = 'processed' AND f.payout_reference IS NOT NULL THEN f.amount_paise ELSE 0 END AS by_hand
        FROM refunds f WHERE ${inScope("f", scope)}
      ) r
      FULL JOIN (
        SELECT event_id, about, -sum(balance) AS balance, -sum(by_hand) AS by_hand FROM (${postings(scope)}) p
        WHERE kind IN ('refund', 'refund_returned', 'payout') GROUP BY event_id, about
      ) k ON k.event_id = r.event_id AND k.about = r.id
      WHERE (coalesce(r.balance, 0), coalesce(r.by_hand, 0)) <> (coalesce(k.balance, 0), coalesce(k.by_hand, 0))`,
  },
  {
    promise: 4,
    check: "Every lost dispute, and nothing else, is booked as money that the bank took back.",
    offenders: (scope) => sql`
      SELECT coalesce(d.razorpay_dispute_id, k.about) AS id, format('%s paise lost, booked as %s', d.amount_paise, -k.balance) AS what
      FROM (SELECT * FROM disputes l WHERE ${inScope("l", scope)} AND l.state = 'lost') d
      FULL JOIN (SELECT * FROM (${postings(scope)}) p WHERE kind = 'dispute') k
        ON k.event_id = d.event_id AND k.about = d.razorpay_dispute_id
      WHERE d.amount_paise IS DISTINCT FROM -k.balance`,
  },
  {
    promise: 4,
    check: "Our fee is booked for every booking that was paid for, and none is kept of money that went back whole.",
    offenders: (scope) => sql`
      WITH earned AS (
        SELECT p.event_id, p.booking_id, b.platform_fee_paise - least(b.platform_fee_paise,
          greatest(0, coalesce(r.paise, 0) + coalesce(d.paise, 0) - (p.amount_paise - b.platform_fee_paise))) AS paise
        FROM payments p
        JOIN bookings b ON b.event_id = p.event_id AND b.id = p.booking_id
        LEFT JOIN LATERAL (
          SELECT sum(amount_paise) AS paise FROM refunds
          WHERE event_id = p.event_id AND payment_id = p.id AND state = 'processed'
        ) r ON true
        LEFT JOIN LATERAL (
          SELECT sum(amount_paise) AS paise FROM disputes
          WHERE event_id = p.event_id AND payment_id = p.id AND state = 'lost'
        ) d ON true
        WHERE ${inScope("p", scope)} AND p.role = 'accepted'
      ), booked AS (
        SELECT l.event_id, l.booking_id, -sum(l.amount_paise) AS paise FROM ledger_entries l
        WHERE ${inScope("l", scope)} AND l.account = 'platform_fee' GROUP BY l.event_id, l.booking_id
      )
      SELECT coalesce(e.booking_id, k.booking_id) AS id, format('a fee of %s paise, booked as %s', e.paise, k.paise) AS what
      FROM earned e FULL JOIN booked k ON k.event_id = e.event_id AND k.booking_id = e.booking_id
      WHERE coalesce(e.paise, 0) <> coalesce(k.paise, 0)`,
  },
];
