-- Turns claims into holds, many in one transaction: one lock, one commit. No claim can fail another (everything is
-- decided by arithmetic under the lock), and one that does not fit does not block a later one that does.
--
-- The arrays are parallel, one element a claim, in order of arrival; a claim whose number is null has no turn, and only gets
-- the booking that its ticket has. p_booking_ids and p_references are used only where
-- a hold is made. Answers one row a claim with its outcome:
--   held          a new hold                          again             the live booking this ticket already owns
--   not_called    not its turn, or no credit          claims_used_up    the ticket had its holds, and others wait
--   category_full the call stays; or it is hidden     sold_out          nothing free and nothing can come back
--   sale_not_open, sale_closed                        busy              ask again, alone
-- p_claims_per_ticket: so many holds of one ticket may expire; one that was given up counts half. Whoever was called in time
-- has a place also after closes_at, and after the organizer has closed the sale.
--
-- Whoever asks again after the call is called by the tick: ahead of others once, after that behind the newest number that is
-- issued by then. A place at once, between two ticks, is only for somebody before whom nobody waits.
--
-- Without sequential scans, whatever the statistics say: whether somebody came back before a claim is one look into an index. And
-- planned once a connection: PostgreSQL would plan anew for each batch, and take as long as for the rest.
CREATE OR REPLACE FUNCTION hold_places(
  p_event_id text, p_ticket_ids text[], p_numbers bigint[], p_category_ids text[],
  p_booking_ids text[], p_references text[], p_hold interval, p_claims_per_ticket integer, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (
  ord integer, outcome text, booking_id text, reference text, state text, category_id text,
  amount_paise integer, hold_expires_at timestamptz, open_category_ids text[]
)
LANGUAGE plpgsql SET lock_timeout = '1500ms' SET enable_seqscan = off SET plan_cache_mode = 'force_generic_plan' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_event events%ROWTYPE;
  v_room waiting_rooms%ROWTYPE;
  v_counts event_capacity%ROWTYPE;
  v_free integer;                -- places that nobody was promised
  v_waitlist record;
  v_is_awaited boolean;          -- by somebody who was never called
  v_credits integer;             -- how many may be held without a call of their own
  v_held_now integer := 0;
  v_claimed_now integer := 0;    -- of them, by a call
  v_category_ids text[];
  v_category_free integer[];
  v_category integer;
  v_outcomes text[] := '{}';
  v_may_use_call boolean;
  v_claimed_firsts bigint[] := '{}';
  v_claimed_called_at timestamptz[] := '{}';
  v_is_last_hold boolean[] := '{}';
  v_held_by_credit integer[] := '{}';
  v_recalled integer[] := '{}';
  v_goes_behind bigint[] := '{}';
  r record;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT * INTO STRICT v_event FROM events WHERE id = p_event_id;
  SELECT * INTO STRICT v_room FROM waiting_rooms WHERE event_id = p_event_id;
  IF may_start_new_sale(v_room, v_event, v_now) THEN
    v_room := start_new_sale(v_room, v_event, v_now);
  END IF;
  SELECT * INTO STRICT v_counts FROM event_capacity WHERE event_id = p_event_id;
  -- A hidden category has no place for a claim, whatever is free in it.
  SELECT array_agg(c.category_id ORDER BY c.category_id),
         array_agg(CASE WHEN n.is_hidden THEN 0 ELSE c.capacity - c.held - c.confirmed END ORDER BY c.category_id)
  INTO v_category_ids, v_category_free
  FROM category_capacity c LEFT JOIN categories n ON n.event_id = p_event_id AND n.id = c.category_id
  WHERE c.event_id = p_event_id;
  v_free := uncommitted_places(p_event_id);
  SELECT * INTO STRICT v_waitlist FROM waitlist_standing(p_event_id, v_now);
  v_is_awaited := people_between(v_room.skipped, v_room.serving, v_room.issued) > 0;
  v_credits := CASE WHEN v_event.is_paused THEN 0 ELSE greatest(0, least(
    places_at_checkout(
      least(v_event.concurrency_target, coalesce(v_room.concurrency, v_event.concurrency_target)),
      v_counts.held - v_waitlist.offered, -- Whoever was offered a place takes hours to come, and has no part in a rush.
      room_for_called(p_event_id, v_room.turnout, v_room.claim_delay_seconds, v_now), v_room.turnout
    ),
    v_free
  )) END;

  FOR r IN
    SELECT c.ord, c.ticket_id, c.number, c.category_id, c.times_in_batch, v_room.serving >= c.number AS is_due,
           back.goes_behind,
           -- Nobody overtakes those who came back before and wait for a credit: the next tick calls them.
           NOT EXISTS (
             SELECT 1 FROM recall_requests q
             WHERE q.event_id = p_event_id AND q.is_waiting AND q.goes_behind <= v_room.serving
               AND (q.goes_behind, q.requested_at, q.number) < (back.goes_behind, back.requested_at, c.number)
           ) AS is_first_back,
           v_is_awaited OR EXISTS (
             SELECT 1 FROM recall_requests q WHERE q.event_id = p_event_id AND q.is_waiting AND q.number <> c.number
           ) AS do_others_wait,
           past.live, coalesce(past.holds, 0) AS holds,
           w.first_number AS window_first, w.called_at AS window_called_at,
           w.called_at > coalesce(past.last_created_at, '-infinity') AND c.times_of_number = 1 AS has_call
    FROM (
      SELECT u.ord::integer AS ord, u.ticket_id, u.number, u.category_id,
             row_number() OVER (PARTITION BY u.ticket_id ORDER BY u.ord) AS times_in_batch,
             row_number() OVER (PARTITION BY u.number ORDER BY u.ord) AS times_of_number
      FROM unnest(p_ticket_ids, p_numbers, p_category_ids) WITH ORDINALITY AS u (ticket_id, number, category_id, ord)
    ) c
    LEFT JOIN LATERAL (
      SELECT bool_or(b.state IN ('held', 'paying', 'confirmed')) AS live, max(b.created_at) AS last_created_at,
             sum(CASE WHEN b.state = 'expired' THEN 1 ELSE 0.5 END) FILTER (WHERE b.created_at >= v_room.sale_began_at) AS holds
      FROM bookings b WHERE b.event_id = p_event_id AND b.ticket_id = c.ticket_id
    ) past ON true
    LEFT JOIN LATERAL (
      SELECT CASE WHEN q.is_waiting THEN q.goes_behind WHEN q.times_recalled > 0 THEN v_room.issued ELSE c.number END AS goes_behind,
             CASE WHEN q.is_waiting THEN q.requested_at ELSE v_now END AS requested_at
      FROM (SELECT 1) one LEFT JOIN LATERAL (
        SELECT * FROM recall_requests own WHERE own.event_id = p_event_id AND own.number = c.number
      ) q ON true
    ) back ON true
    LEFT JOIN LATERAL (
      SELECT o.first_number, o.called_at FROM call_windows o
      WHERE o.event_id = p_event_id AND o.is_open AND c.number BETWEEN o.first_number AND o.last_number
      ORDER BY o.first_number DESC, o.called_at DESC LIMIT 1
    ) w ON true
    -- Whoever is before others first, so that the last place does not go by the luck of arrival within a batch.
    ORDER BY back.goes_behind, c.number, c.ord
  LOOP
    v_category := array_position(v_category_ids, r.category_id);
    v_may_use_call := coalesce(r.has_call, false);
    v_is_last_hold[r.ord] := r.holds + 1 >= p_claims_per_ticket;
    v_outcomes[r.ord] := CASE
      WHEN r.times_in_batch > 1 OR r.live THEN 'again'
      WHEN r.holds >= p_claims_per_ticket AND r.do_others_wait AND NOT v_may_use_call THEN 'claims_used_up'
      WHEN v_event.state NOT IN ('published', 'closed') THEN 'sale_closed'
      WHEN (v_event.state = 'closed' OR v_now >= v_event.closes_at) AND NOT v_may_use_call THEN 'sale_closed'
      WHEN v_now < v_event.opens_at THEN 'sale_not_open'
      WHEN v_category IS NULL THEN 'category_full'
      WHEN v_may_use_call OR v_credits > 0 AND r.is_due AND NOT v_is_awaited AND r.is_first_back THEN
        CASE WHEN v_category_free[v_category] > 0 THEN 'held' ELSE 'category_full' END
      -- What is held and called may come back, but as many places as were offered or are waited for go to the waitlist.
      WHEN v_free - (v_held_now - v_claimed_now) > 0
        OR v_counts.held + v_counts.called + v_held_now - v_claimed_now > v_waitlist.offered + v_waitlist.waiting THEN 'not_called'
      ELSE 'sold_out'
    END;

    IF v_outcomes[r.ord] = 'held' THEN
      v_category_free[v_category] := v_category_free[v_category] - 1;
      v_held_now := v_held_now + 1;
      v_goes_behind[r.ord] := r.goes_behind;
      IF v_may_use_call THEN
        v_claimed_now := v_claimed_now + 1;
        v_claimed_firsts := v_claimed_firsts || r.window_first;
        v_claimed_called_at := v_claimed_called_at || r.window_called_at;
      ELSE
        v_credits := v_credits - 1;
        v_held_by_credit := v_held_by_credit || r.ord;
      END IF;
    ELSIF v_outcomes[r.ord] = 'not_called' AND r.is_due THEN
      v_recalled := v_recalled || r.ord;
      v_goes_behind[r.ord] := r.goes_behind;
    END IF;
  END LOOP;

  IF v_held_now > 0 THEN
    INSERT INTO bookings (
      event_id, id, category_id, reference, state, ticket_id, queue_number,
      amount_paise, platform_fee_paise, hold_expires_at, kept_until, created_at, is_last_hold
    )
    SELECT p_event_id, u.booking_id, u.category_id, u.reference, 'held', u.ticket_id, u.number,
           k.price_paise, k.platform_fee_paise, v_now + p_hold, v_now + p_hold, v_now, u.is_last_hold
    FROM unnest(p_ticket_ids, p_numbers, p_category_ids, p_booking_ids, p_references, v_outcomes, v_is_last_hold)
         AS u (ticket_id, number, category_id, booking_id, reference, outcome, is_last_hold)
    JOIN categories k ON k.event_id = p_event_id AND k.id = u.category_id
    WHERE u.outcome = 'held';

    UPDATE category_capacity c SET held = c.held + n.places
    FROM (SELECT u.category_id, count(*)::integer AS places
          FROM unnest(p_category_ids, v_outcomes) AS u (category_id, outcome)
          WHERE u.outcome = 'held' GROUP BY u.category_id) n
    WHERE c.event_id = p_event_id AND c.category_id = n.category_id;

    -- Whoever has a place now wants no other call.
    UPDATE recall_requests q SET is_waiting = false
    FROM unnest(p_numbers, v_outcomes) AS u (number, outcome)
    WHERE u.outcome = 'held' AND q.event_id = p_event_id AND q.number = u.number AND q.is_waiting;
    INSERT INTO recall_requests (event_id, number, requested_at, goes_behind, times_recalled, is_waiting)
    SELECT p_event_id, p_numbers[o], v_now, v_goes_behind[o], 1, false FROM unnest(v_held_by_credit) o
    ON CONFLICT (event_id, number) DO UPDATE SET times_recalled = recall_requests.times_recalled + 1;

    UPDATE event_capacity e SET held = e.held + v_held_now, called = e.called - v_claimed_now
    WHERE e.event_id = p_event_id;
  END IF;

  IF v_claimed_now > 0 THEN
    UPDATE call_windows w
    SET claimed = w.claimed + n.claims, is_open = w.claimed + n.claims < w.granted,
        claim_seconds = w.claim_seconds + n.claims * greatest(0, extract(epoch FROM v_now - w.called_at))
    FROM (SELECT u.first_number, u.called_at, count(*)::integer AS claims
          FROM unnest(v_claimed_firsts, v_claimed_called_at) AS u (first_number, called_at)
          GROUP BY u.first_number, u.called_at) n
    WHERE w.event_id = p_event_id AND w.first_number = n.first_number AND w.called_at = n.called_at;
  END IF;

  IF cardinality(v_recalled) > 0 THEN
    INSERT INTO recall_requests (event_id, number, requested_at, goes_behind)
    SELECT DISTINCT ON (p_numbers[o]) p_event_id, p_numbers[o], v_now, v_goes_behind[o] FROM unnest(v_recalled) o
    ON CONFLICT (event_id, number) DO UPDATE
    SET is_waiting = true, requested_at = excluded.requested_at, goes_behind = excluded.goes_behind
    WHERE NOT recall_requests.is_waiting;
  END IF;

  -- What was just held is known from the arrays; only an older booking is looked up, one by one through its index: a
  -- join of the batch with the table would be planned by statistics that a new table does not have yet.
  RETURN QUERY
  SELECT u.ord::integer, CASE WHEN u.outcome = 'again' AND b.id IS NULL THEN 'busy' ELSE u.outcome END,
         b.id, b.reference, b.state, b.category_id, b.amount_paise, b.hold_expires_at,
         CASE WHEN u.outcome = 'category_full' THEN
           (SELECT coalesce(array_agg(f.id ORDER BY f.id), '{}') FROM unnest(v_category_ids, v_category_free) AS f (id, free) WHERE f.free > 0)
         END
  FROM unnest(p_ticket_ids, v_outcomes) WITH ORDINALITY AS u (ticket_id, outcome, ord)
  LEFT JOIN LATERAL (
    SELECT l.* FROM bookings l
    WHERE u.outcome IN ('held', 'again') AND l.event_id = p_event_id AND l.ticket_id = u.ticket_id
      AND l.state IN ('held', 'paying', 'confirmed')
    LIMIT 1
  ) b ON true
  ORDER BY u.ord;
END $$;
