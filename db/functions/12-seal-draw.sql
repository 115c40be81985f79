-- The one atomic seal at the opening: how many take part, the seed, and with it the phase. Whoever comes first decides;
-- asking again answers what was sealed. p_last: the last index that Redis has given out; null where it can't be asked, and
-- then the last that PostgreSQL knows of, which includes everybody who was told one.
-- p_visitors: their list, 9 bytes each, by index. What it has beyond the last is left out, and zeros stand for what it lacks:
-- somebody may have joined since it was read. Outcomes: sealed, too_early.
CREATE OR REPLACE FUNCTION seal_draw(p_event_id text, p_last bigint, p_visitors bytea, p_now timestamptz DEFAULT NULL)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_room waiting_rooms%ROWTYPE;
  v_last bigint;
  v_gaps int8multirange;
  v_size bigint;
  v_visitors bytea;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  SELECT * INTO STRICT v_room FROM waiting_rooms WHERE event_id = p_event_id;
  IF v_room.sealed_at IS NOT NULL THEN
    RETURN 'sealed';
  ELSIF NOT EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'published' AND opens_at <= v_now) THEN
    RETURN 'too_early';
  END IF;

  v_last := greatest(v_room.issued, CASE WHEN p_last IS NOT NULL THEN least(p_last, v_room.reserved) END);
  v_gaps := v_room.skipped * int8multirange(int8range(1, v_last + 1));
  v_size := v_last - numbers_in(v_gaps);
  v_visitors := substring(p_visitors || decode(repeat('00', 9 * v_last::integer), 'hex') FROM 1 FOR 9 * v_last::integer);
  -- Whoever joined an earlier sale takes no part in this one.
  v_visitors := decode(repeat('00', 9 * v_room.earlier_indexes::integer), 'hex')
                || substring(v_visitors FROM 9 * v_room.earlier_indexes::integer + 1);
  INSERT INTO draw_lists (event_id, visitors) VALUES (p_event_id, v_visitors)
  ON CONFLICT (event_id) DO UPDATE SET visitors = excluded.visitors;
  UPDATE waiting_rooms
  SET draw_size = v_size, draw_gaps = v_gaps, draw_list_hash = sha256(v_visitors), sealed_at = v_now, issued = v_last,
      -- Drawn numbers have no gaps, so that those between the last of them and the last index are nobody's.
      skipped = int8multirange(int8range(v_size + 1, v_last + 1)),
      draw_seed = draw_seed_of(p_event_id, draw_secret, v_size, sha256(v_visitors))
  WHERE event_id = p_event_id;
  RETURN 'sealed';
END $$;
