-- Turns claims into holds, many in one transaction: one lock, one commit. No claim can fail another (everything is
-- decided by arithmetic under the lock), and one that does not fit does not block a later one that does.
--
-- The arrays are parallel, one element a claim, in order of arrival; a number that is null has no turn, and is only told of
-- the booking that its ticket has. p_booking_ids and p_references are used only where
-- a hold is made. Answers one row a claim with its outcome:
--   held          a new hold                          again             the live booking this ticket already owns
--   not_called    not its turn, or no credit left     claims_used_up    the ticket had its two holds
--   category_full the call stays                      sold_out          nothing left and nothing can come back
--   sale_not_open, sale_closed                        busy              ask again, alone
--
-- Without sequential scans, whatever the statistics say: whether somebody came back before a claim is one look into an index.
CREATE OR REPLACE FUNCTION hold_places(
  p_event_id text, p_ticket_ids text[], p_numbers bigint[], p_category_ids text[],
  p_booking_ids text[], p_references text[], p_hold interval, p_claims_per_ticket integer, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (
  ord integer, outcome text, booking_id text, reference text, state text, category_id text,
  amount_paise integer, hold_expires_at timestamptz, open_category_ids text[]
)
LANGUAGE plpgsql SET lock_timeout = '1500ms' SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_event events%ROWTYPE;
  v_room waiting_rooms%ROWTYPE;
  v_counts event_capacity%ROWTYPE;
  v_free integer;                -- places that nobody was promised
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
  v_wanted_back bigint[] := '{}';
  r record;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT * INTO STRICT v_event FROM events WHERE id = p_event_id;
  SELECT * INTO STRICT v_room FROM waiting_rooms WHERE event_id = p_event_id;
  SELECT * INTO STRICT v_counts FROM event_capacity WHERE event_id = p_event_id;
  SELECT array_agg(c.category_id ORDER BY c.category_id), array_agg(c.capacity - c.held - c.confirmed ORDER BY c.category_id)
  INTO v_category_ids, v_category_free FROM category_capacity c WHERE c.event_id = p_event_id;
  v_free := places_free_for_all(p_event_id);
  v_credits := CASE WHEN v_event.is_paused THEN 0 ELSE greatest(0, least(
    places_at_checkout(
      least(v_event.concurrency_target, coalesce(v_room.concurrency, v_event.concurrency_target)), v_counts.held,
      room_for_called(p_event_id, v_room.turnout, v_room.claim_delay_seconds, v_now), v_room.turnout
    ),
    v_free
  )) END;

  FOR r IN
    SELECT c.ord, c.ticket_id, c.number, c.category_id, c.times_in_batch, v_room.serving >= c.number AS is_due,
           -- Nobody overtakes those with smaller numbers who came back and wait for a credit: the next tick calls them.
           NOT EXISTS (SELECT 1 FROM recall_requests q WHERE q.event_id = p_event_id AND q.number < c.number) AS is_first_back,
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
      SELECT bool_or(b.state IN ('held', 'paying', 'confirmed')) AS live, count(*) AS holds, max(b.created_at) AS last_created_at
      FROM bookings b WHERE b.event_id = p_event_id AND b.ticket_id = c.ticket_id
    ) past ON true
    LEFT JOIN LATERAL (
      SELECT o.first_number, o.called_at FROM call_windows o
      WHERE o.event_id = p_event_id AND o.is_open AND c.number BETWEEN o.first_number AND o.last_number
      ORDER BY o.first_number DESC, o.called_at DESC LIMIT 1
    ) w ON true
    -- The smaller number first, so that the last place does not go by the luck of arrival within a batch.
    ORDER BY c.number, c.ord
  LOOP
    v_category := array_position(v_category_ids, r.category_id);
    v_may_use_call := coalesce(r.has_call, false);
    v_outcomes[r.ord] := CASE
      WHEN r.times_in_batch > 1 OR r.live THEN 'again'
      WHEN r.holds >= p_claims_per_ticket THEN 'claims_used_up'
      WHEN v_event.state <> 'published' OR v_now >= v_event.closes_at THEN 'sale_closed'
      WHEN v_now < v_event.opens_at THEN 'sale_not_open'
      WHEN v_category IS NULL THEN 'category_full'
      WHEN v_may_use_call OR v_credits > 0 AND r.is_due AND r.is_first_back THEN
        CASE WHEN v_category_free[v_category] > 0 THEN 'held' ELSE 'category_full' END
      WHEN v_free - (v_held_now - v_claimed_now) > 0 OR v_counts.held + v_counts.called + v_held_now > 0 THEN 'not_called'
      ELSE 'sold_out'
    END;

    IF v_outcomes[r.ord] = 'held' THEN
      v_category_free[v_category] := v_category_free[v_category] - 1;
      v_held_now := v_held_now + 1;
      IF v_may_use_call THEN
        v_claimed_now := v_claimed_now + 1;
        v_claimed_firsts := v_claimed_firsts || r.window_first;
        v_claimed_called_at := v_claimed_called_at || r.window_called_at;
      ELSE
        v_credits := v_credits - 1;
      END IF;
    ELSIF v_outcomes[r.ord] = 'not_called' AND r.is_due THEN
      v_wanted_back := v_wanted_back || r.ord::bigint;
    END IF;
  END LOOP;

  IF v_held_now > 0 THEN
    INSERT INTO bookings (
      event_id, id, category_id, reference, state, ticket_id, queue_number,
      amount_paise, platform_fee_paise, hold_expires_at, kept_until, created_at
    )
    SELECT p_event_id, u.booking_id, u.category_id, u.reference, 'held', u.ticket_id, u.number,
           k.price_paise, k.platform_fee_paise, v_now + p_hold, v_now + p_hold, v_now
    FROM unnest(p_ticket_ids, p_numbers, p_category_ids, p_booking_ids, p_references, v_outcomes)
         AS u (ticket_id, number, category_id, booking_id, reference, outcome)
    JOIN categories k ON k.event_id = p_event_id AND k.id = u.category_id
    WHERE u.outcome = 'held';

    UPDATE category_capacity c SET held = c.held + n.places
    FROM (SELECT u.category_id, count(*)::integer AS places
          FROM unnest(p_category_ids, v_outcomes) AS u (category_id, outcome)
          WHERE u.outcome = 'held' GROUP BY u.category_id) n
    WHERE c.event_id = p_event_id AND c.category_id = n.category_id;

    -- Whoever has a place now wants no other call.
    DELETE FROM recall_requests q
    USING unnest(p_numbers, v_outcomes) AS u (number, outcome)
    WHERE u.outcome = 'held' AND q.event_id = p_event_id AND q.number = u.number;

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

  IF cardinality(v_wanted_back) > 0 THEN
    INSERT INTO recall_requests (event_id, number, requested_at)
    SELECT p_event_id, p_numbers[o], v_now FROM unnest(v_wanted_back) o
    ON CONFLICT DO NOTHING;
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
