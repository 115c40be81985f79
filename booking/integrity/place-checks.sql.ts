import { sql } from "kysely";
import { type Check, inScope } from "./check.ts";

/** The counters that decide, against the rows that they count; and what became of places that somebody had. */
export const PLACE_CHECKS: Check[] = [
  {
    promise: 1,
    check: "The counters of each event are what its bookings and open calls add up to.",
    offenders: (scope) => sql`
      SELECT c.event_id AS id, format('called, held, confirmed are counted as %s, %s, %s and add up to %s, %s, %s',
        c.called, c.held, c.confirmed, w.called, b.held, b.confirmed) AS what
      FROM event_capacity c, LATERAL (
        SELECT count(*) FILTER (WHERE state IN ('held', 'paying')) AS held,
          count(*) FILTER (WHERE state = 'confirmed') AS confirmed
        FROM bookings WHERE event_id = c.event_id
      ) b, LATERAL (
        SELECT coalesce(sum(granted - claimed), 0) AS called FROM call_windows WHERE event_id = c.event_id AND is_open
      ) w
      WHERE ${inScope("c", scope)} AND (c.called, c.held, c.confirmed) IS DISTINCT FROM (w.called, b.held, b.confirmed)`,
  },
  {
    promise: 1,
    check: "The counters of each category are what its bookings add up to.",
    offenders: (scope) => sql`
      SELECT k.event_id || ' ' || k.category_id AS id, format('held, confirmed are counted as %s, %s and add up to %s, %s',
        c.held, c.confirmed, k.held, k.confirmed) AS what
      FROM (
        SELECT event_id, category_id, count(*) FILTER (WHERE state IN ('held', 'paying')) AS held,
          count(*) FILTER (WHERE state = 'confirmed') AS confirmed
        FROM (SELECT event_id, category_id, state FROM bookings
              UNION ALL SELECT event_id, category_id, NULL FROM category_capacity) b
        WHERE ${inScope("b", scope)} GROUP BY event_id, category_id
      ) k
      LEFT JOIN category_capacity c ON c.event_id = k.event_id AND c.category_id = k.category_id
      WHERE (c.held, c.confirmed) IS DISTINCT FROM (k.held, k.confirmed)`,
  },
  {
    promise: 1,
    check: "No event has given away more places than it has.",
    offenders: (scope) => sql`
      SELECT c.event_id AS id, format('%s places, %s given away', c.capacity, b.live + w.called) AS what
      FROM event_capacity c, LATERAL (
        SELECT count(*) AS live FROM bookings
        WHERE event_id = c.event_id AND state IN ('held', 'paying', 'confirmed')
      ) b, LATERAL (
        SELECT coalesce(sum(granted - claimed), 0) AS called FROM call_windows WHERE event_id = c.event_id AND is_open
      ) w
      WHERE ${inScope("c", scope)} AND b.live + w.called > c.capacity`,
  },
  {
    promise: 1,
    check: "No category has given away more places than it has.",
    offenders: (scope) => sql`
      SELECT c.event_id || ' ' || c.category_id AS id, format('%s places, %s given away', c.capacity, b.live) AS what
      FROM category_capacity c, LATERAL (
        SELECT count(*) AS live FROM bookings
        WHERE event_id = c.event_id AND category_id = c.category_id AND state IN ('held', 'paying', 'confirmed')
      ) b
      WHERE ${inScope("c", scope)} AND b.live > c.capacity`,
  },
  {
    promise: 1,
    check: "No queue ticket has two live bookings.",
    offenders: (scope) => sql`
      SELECT string_agg(b.id, ' ' ORDER BY b.id) AS id, format('%s live bookings of one ticket', count(*)) AS what FROM bookings b
      WHERE ${inScope("b", scope)} AND b.state IN ('held', 'paying', 'confirmed') AND b.ticket_id IS NOT NULL
      GROUP BY b.event_id, b.ticket_id HAVING count(*) > 1`,
  },
  {
    promise: 1,
    check: "No phone and no email address has more bookings that are paying or confirmed than it may.",
    offenders: (scope) => sql`
      SELECT string_agg(k.id, ' ' ORDER BY k.id) AS id, format('%s bookings of one %s', count(*), k.kind) AS what
      FROM (
        SELECT b.event_id, b.id, key.kind, key.value, key.slot
        FROM bookings b, LATERAL (VALUES
          ('phone', b.phone_key, b.phone_slot::text), ('email address', b.email_key, b.email_slot::text),
          ('phone and name', b.phone_key, b.name_key), ('email address and name', b.email_key, b.name_key)
        ) AS key (kind, value, slot)
        WHERE ${inScope("b", scope)} AND b.state IN ('paying', 'confirmed')
      ) k
      WHERE k.value IS NOT NULL AND k.slot IS NOT NULL GROUP BY k.event_id, k.kind, k.value, k.slot HAVING count(*) > 1`,
  },
  {
    promise: 1,
    check: "Each place that was offered to somebody on a waitlist is a booking of theirs, and of nobody else there.",
    offenders: (scope) => sql`
      SELECT w.id, format('was offered %s, which is %s', w.booking_id, coalesce('of ' || b.ticket_id, 'no booking')) AS what
      FROM waitlist_entries w LEFT JOIN bookings b ON b.event_id = w.event_id AND b.id = w.booking_id
      WHERE ${inScope("w", scope)} AND w.booking_id IS NOT NULL AND b.ticket_id IS DISTINCT FROM w.id
      UNION ALL
      SELECT b.id, 'is of ' || b.ticket_id || ', to whom it was not offered'
      FROM bookings b LEFT JOIN waitlist_entries w ON w.event_id = b.event_id AND w.booking_id = b.id
      WHERE ${inScope("b", scope)} AND b.ticket_id LIKE 'wle\\_%' AND w.id IS NULL`,
  },
  {
    promise: 3,
    // Whoever was paying when the place was offered was passed over, and so was whose category had no room.
    check: "Nobody on a waitlist was overtaken in their category by whoever joined it after them.",
    offenders: (scope) => sql`
      SELECT w.id, format('waits since %s, and %s was offered a place at %s', w.joined_at, o.id, o.offered_at) AS what
      FROM waitlist_entries w
      JOIN waitlist_entries o ON o.event_id = w.event_id AND o.category_id = w.category_id AND o.position > w.position
      WHERE ${inScope("w", scope)} AND w.booking_id IS NULL AND o.offered_at IS NOT NULL
        AND (w.ended_at IS NULL OR w.ended_at > o.offered_at) AND w.phone <> ''
        AND NOT EXISTS (
          SELECT 1 FROM participants p JOIN bookings b ON b.event_id = p.event_id AND b.id = p.booking_id
          WHERE p.event_id = w.event_id AND (p.phone = w.phone OR p.email_key = w.email_key) AND b.created_at <= o.offered_at
        )`,
  },
  {
    promise: 3,
    check: "Everybody who is called finds a place in some category.",
    offenders: (scope) => sql`
      SELECT w.event_id AS id, format('%s are called, %s places are free', w.called, k.free) AS what
      FROM (
        SELECT event_id, sum(granted - claimed) AS called FROM call_windows w
        WHERE ${inScope("w", scope)} AND is_open GROUP BY event_id
      ) w, LATERAL (
        SELECT coalesce(sum(c.capacity - (
          SELECT count(*) FROM bookings b
          WHERE b.event_id = w.event_id AND b.category_id = c.category_id AND b.state IN ('held', 'paying', 'confirmed')
        )), 0) AS free
        FROM category_capacity c JOIN categories n ON n.event_id = c.event_id AND n.id = c.category_id AND NOT n.is_hidden
        WHERE c.event_id = w.event_id
      ) k
      WHERE w.called > k.free`,
  },
  {
    promise: 2,
    check: "No place was taken back before its keptUntil.",
    offenders: (scope) => sql`
      SELECT b.id, 'expired ' || (b.kept_until - b.ended_at) || ' before its keptUntil' AS what FROM bookings b
      WHERE ${inScope("b", scope)} AND b.state = 'expired' AND b.ended_at < b.kept_until`,
  },
  {
    promise: 2,
    // A payment has no time of its own at which we learned of it: the first refund or message is written in that moment.
    check: "Nobody who paid before payBy, and whose payment was known by keptUntil, lost the place.",
    offenders: (scope) => sql`
      SELECT b.id, 'lost its place although ' || p.id || ' was known ' || (b.kept_until - known.at) || ' before its keptUntil' AS what
      FROM bookings b
      JOIN payments p ON p.event_id = b.event_id AND p.booking_id = b.id AND p.role = 'late',
      LATERAL (
        SELECT min(t.created_at) AS at FROM (
          SELECT created_at FROM refunds WHERE event_id = p.event_id AND payment_id = p.id AND reason = 'late'
          UNION ALL
          SELECT created_at FROM messages
          WHERE event_id = p.event_id AND booking_id = b.id AND kind = 'payment_not_taken' AND about_id = p.id
        ) t
      ) known
      WHERE ${inScope("b", scope)} AND b.state = 'expired' AND p.created_at < b.pay_by AND known.at < b.kept_until
        -- A called-off event has no place to lose: such money goes back whatever its time.
        AND NOT EXISTS (SELECT 1 FROM event_cancellations c WHERE c.event_id = b.event_id AND c.requested_at <= known.at)`,
  },
  {
    promise: 2,
    check: "Each booking has the times that its state needs.",
    offenders: (scope) => sql`
      SELECT b.id, format('%s, version %s, lacks or keeps a time', b.state, b.version) AS what FROM bookings b
      WHERE ${inScope("b", scope)} AND NOT (
        (b.confirmed_at IS NOT NULL) = (b.state IN ('confirmed', 'cancelled'))
        AND (b.ended_at IS NOT NULL) = (b.state IN ('expired', 'released', 'cancelled'))
        AND (b.state <> 'paying' OR b.pay_by IS NOT NULL)
        AND (b.pay_by IS NULL OR b.pay_by > b.created_at)
        AND (b.ended_at IS NULL OR b.confirmed_at IS NULL OR b.ended_at >= b.confirmed_at)
      )`,
  },
];
