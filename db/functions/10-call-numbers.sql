-- The tick of the waiting room: calls the next numbers against strict credits. Safe to run twice, in parallel, from
-- any number of processes: what was called is read under the lock, and the allowance refills by PostgreSQL's clock.
--
-- p_epoch, p_issued: what Redis says it has issued. Never lowers what PostgreSQL remembers. A Redis that is ahead of us tells
-- that we were restored from an older state: what it gave out since is somebody's.
-- p_block: so many numbers at least are reserved for Redis from here on.
-- p_is_overloaded: holds or payments are in trouble in the process that asks (see adapt_concurrency).
-- Answers the counters and the queue after the tick. must_seal: the sale has opened and the draw is still to be held
-- (seal_draw); until then nobody is called. draw_size: how many take part in the draw, before it so far. draw_gaps: indexes that
-- nobody has in this sale; those of earlier sales of the event are told before the draw, too.
--
-- Of the credits half are for numbers that were never called, while such wait; the odd one goes to them and to those who
-- come back by turns. So nobody keeps the last places by asking again and again.
--
-- Without sequential scans, whatever the statistics say: of those who came back, who may be many, it reads only the first.
CREATE OR REPLACE FUNCTION call_numbers(
  p_event_id text, p_epoch integer, p_issued bigint, p_is_overloaded boolean, p_block integer, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (
  at timestamptz, state text, is_paused boolean, opens_at timestamptz, closes_at timestamptz, pre_queue_minutes integer,
  is_proof_required boolean, notice text, notice_hi text, notice_mr text,
  capacity integer, called integer, held integer, confirmed integer, free integer,
  epoch integer, issued bigint, reserved bigint, serving bigint, called_last_minute bigint, concurrency integer,
  must_seal boolean, draw_commit text, draw_size bigint, draw_gaps jsonb, draw_seed text, categories jsonb
)
LANGUAGE plpgsql SET lock_timeout = '1500ms' SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_event events%ROWTYPE;
  v_room waiting_rooms%ROWTYPE;
  v_counts event_capacity%ROWTYPE;
  v_allowed double precision;
  v_for_called double precision;
  v_credits integer;
  v_waiting bigint;              -- who was never called
  v_back bigint[];
  v_next bigint;
  v_recalled integer := 0;
  v_called integer := 0;
  v_free integer;
BEGIN
  -- A server of the release before does not beat; that somebody asks it for a status document proves as much, where nothing has beaten
  -- for so long that no outage explains it. For one release.
  IF EXISTS (SELECT 1 FROM service_beats
             WHERE served_until < coalesce(p_now, clock_timestamp()) - interval '10 minutes'
               AND (expected_until < coalesce(p_now, clock_timestamp()) OR server_started_at <> pg_postmaster_start_time())) THEN
    PERFORM beat(false, interval '0', p_now);
  END IF;
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT * INTO STRICT v_event FROM events WHERE id = p_event_id;
  SELECT * INTO STRICT v_room FROM waiting_rooms WHERE event_id = p_event_id;
  IF may_start_new_sale(v_room, v_event, v_now) THEN
    v_room := start_new_sale(v_room, v_event, v_now);
  END IF;
  SELECT * INTO STRICT v_counts FROM event_capacity WHERE event_id = p_event_id;
  v_free := uncommitted_places(p_event_id);

  -- A Redis of an older epoch says nothing about the numbers of this one.
  IF p_epoch > v_room.epoch OR p_epoch = v_room.epoch AND v_room.issuer = 'redis' THEN
    v_room.epoch := p_epoch;
    v_room.issuer := 'redis';
    v_room.issued := greatest(v_room.issued, p_issued);
    v_room.reserved := greatest(v_room.reserved, v_room.issued);
  END IF;
  v_room := keep_draw_in_step(v_room, v_event, v_now);
  -- Where checkout is less than half full, calling fewer people would help nobody.
  v_room := adapt_concurrency(
    v_room, v_event.concurrency_target,
    p_is_overloaded AND 2 * (v_counts.held + v_counts.called) >= coalesce(v_room.concurrency, v_event.concurrency_target), v_now
  );
  SELECT a.turnout, a.claim_delay_seconds INTO v_room.turnout, v_room.claim_delay_seconds
  FROM read_arrivals(p_event_id, v_event.call_window_seconds, v_now) a;
  v_allowed := CASE WHEN v_room.ticked_at IS NULL THEN v_event.calls_burst ELSE least(
    v_event.calls_burst,
    v_room.calls_allowed + v_event.calls_per_second * greatest(0, extract(epoch FROM v_now - v_room.ticked_at))
  ) END;

  IF v_event.state = 'published' AND NOT v_event.is_paused AND v_room.sealed_at IS NOT NULL
    AND v_now >= v_event.opens_at AND v_now < v_event.closes_at THEN
    -- Whoever does not come costs no place at checkout and no pace; but never is anybody called for whom no place is free.
    v_for_called := room_for_called(p_event_id, v_room.turnout, v_room.claim_delay_seconds, v_now);
    v_credits := greatest(0, least(
      floor(v_allowed / v_room.turnout)::integer,
      -- Whoever was offered a place takes hours to come, and has no part in a rush.
      places_at_checkout(
        v_room.concurrency, v_counts.held - (SELECT w.offered FROM waitlist_standing(p_event_id, v_now) w), v_for_called, v_room.turnout
      ),
      v_free
    ));

    v_room.serving := pass_over_gap(v_room.skipped, v_room.serving);
    v_waiting := people_between(v_room.skipped, v_room.serving, v_room.issued);
    v_back := ARRAY(
      SELECT number FROM recall_requests
      WHERE event_id = p_event_id AND is_waiting AND goes_behind <= v_room.serving
      ORDER BY goes_behind, requested_at, number
      LIMIT greatest(v_credits - v_waiting, (v_credits + v_room.is_recall_next::integer) / 2)
    );
    IF cardinality(v_back) > 0 THEN
      UPDATE recall_requests SET is_waiting = false, times_recalled = times_recalled + 1
      WHERE event_id = p_event_id AND number = ANY (v_back);
      WITH windows AS (
        INSERT INTO call_windows (event_id, first_number, called_at, last_number, granted, expires_at)
        SELECT p_event_id, number, v_now, number, 1, v_now + make_interval(secs => v_event.call_window_seconds)
        FROM unnest(v_back) number
        ON CONFLICT DO NOTHING
        RETURNING 1
      )
      SELECT count(*) INTO v_recalled FROM windows;
    END IF;

    WHILE v_recalled + v_called < v_credits LOOP
      v_room.serving := pass_over_gap(v_room.skipped, v_room.serving);
      v_next := least(
        v_credits - v_recalled - v_called,
        coalesce((SELECT min(lower(gap)) - 1 FROM unnest(v_room.skipped) gap WHERE lower(gap) > v_room.serving), v_room.issued)
          - v_room.serving,
        v_room.issued - v_room.serving
      );
      EXIT WHEN v_next <= 0;
      -- Calls made within one second share a window, so that at most some sixty are alive.
      UPDATE call_windows w
      SET last_number = w.last_number + v_next, granted = w.granted + v_next,
          expires_at = v_now + make_interval(secs => v_event.call_window_seconds)
      WHERE w.event_id = p_event_id AND w.is_open
        AND w.last_number = v_room.serving AND w.called_at > v_now - interval '1 second'
        AND w.last_number > w.first_number;
      IF NOT FOUND THEN
        INSERT INTO call_windows (event_id, first_number, called_at, last_number, granted, expires_at)
        VALUES (p_event_id, v_room.serving + 1, v_now, v_room.serving + v_next, v_next,
                v_now + make_interval(secs => v_event.call_window_seconds));
      END IF;
      v_called := v_called + v_next;
      v_room.serving := v_room.serving + v_next;
    END LOOP;
    IF v_recalled <> v_called THEN
      v_room.is_recall_next := v_recalled < v_called;
    END IF;

    IF v_recalled + v_called > 0 THEN
      UPDATE event_capacity e SET called = e.called + v_recalled + v_called WHERE e.event_id = p_event_id;
    END IF;
  END IF;

  -- Redis gets the next block before it has used this one up.
  IF p_epoch = v_room.epoch AND v_room.issuer = 'redis' AND v_room.epoch > 0 THEN
    v_room.reserved := greatest(v_room.reserved, v_room.issued + p_block);
  END IF;
  UPDATE waiting_rooms w
  SET epoch = v_room.epoch, issuer = v_room.issuer, issued = v_room.issued, reserved = v_room.reserved, serving = v_room.serving,
      draw_secret = v_room.draw_secret, draw_size = v_room.draw_size, draw_gaps = v_room.draw_gaps, skipped = v_room.skipped,
      draw_list_hash = v_room.draw_list_hash,
      draw_seed = v_room.draw_seed, sealed_at = v_room.sealed_at,
      turnout = v_room.turnout, claim_delay_seconds = v_room.claim_delay_seconds, concurrency = v_room.concurrency,
      adapted_at = v_room.adapted_at, overloaded_at = v_room.overloaded_at,
      is_recall_next = v_room.is_recall_next, closes_at = v_event.closes_at,
      calls_allowed = v_allowed - (v_recalled + v_called) * v_room.turnout, ticked_at = v_now
  WHERE w.event_id = p_event_id;

  RETURN QUERY
  -- A sale that the organizer has closed was over then.
  SELECT v_now, v_event.state, v_event.is_paused, v_event.opens_at, least(v_event.closes_at, v_room.closed_at), v_event.pre_queue_minutes,
         v_event.is_proof_required, v_event.notice, v_event.notice_hi, v_event.notice_mr,
         c.capacity, c.called, c.held, c.confirmed, v_free - v_recalled - v_called,
         v_room.epoch, v_room.issued, v_room.reserved, v_room.serving,
         (SELECT coalesce(sum(w.granted), 0) FROM call_windows w
          WHERE w.event_id = p_event_id AND w.called_at > v_now - interval '1 minute'),
         v_room.concurrency,
         v_event.state = 'published' AND v_room.sealed_at IS NULL AND v_now >= v_event.opens_at,
         encode(sha256(v_room.draw_secret), 'hex'),
         coalesce(v_room.draw_size, people_between(v_room.skipped, 0, v_room.issued)),
         (SELECT coalesce(jsonb_agg(jsonb_build_array(lower(gap), upper(gap) - 1) ORDER BY gap), '[]') FROM unnest(coalesce(v_room.draw_gaps, int8multirange(int8range(1, v_room.earlier_indexes + 1)))) gap),
         encode(v_room.draw_seed, 'hex'),
         (SELECT jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'pricePaise', k.price_paise,
                                              'remaining', p.capacity - p.held - p.confirmed, 'held', p.held) ORDER BY k.position, k.id)
          FROM categories k JOIN category_capacity p ON p.event_id = k.event_id AND p.category_id = k.id
          WHERE k.event_id = p_event_id AND NOT k.is_hidden)
  FROM event_capacity c WHERE c.event_id = p_event_id;
END $$;
