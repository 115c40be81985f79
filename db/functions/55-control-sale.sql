-- The controls of a running sale, under the capacity lock, so that a tick sees all changes or none.
-- p_changes: [{"control": ..., "to": ..., "entry": see record_audit_entry}], one a control:
--   paused                            nobody new is called; whoever holds a place keeps it and pays
--   calls_per_second                  1 to 100, against fat fingers; the burst is two seconds' worth
--   concurrency_target                1 to 2000
--   notice_en, notice_hi, notice_mr   at most 300 characters; empty says nothing
-- All are done or none. Each one that changes something is recorded, with what was before and after; what is so already is
-- not, and so a request that comes twice is done once. Outcomes: changed, unchanged, out_of_bounds, event_cancelled.
CREATE OR REPLACE FUNCTION control_sale(p_event_id text, p_changes jsonb, p_now timestamptz DEFAULT NULL)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_before jsonb;
  v_after jsonb;
  v_change jsonb;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  IF EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'cancelled') THEN
    RETURN 'event_cancelled';
  END IF;
  IF EXISTS (
    SELECT 1 FROM jsonb_to_recordset(p_changes) AS c (control text, "to" jsonb)
    WHERE NOT CASE c.control
      WHEN 'paused' THEN jsonb_typeof(c.to) = 'boolean'
      WHEN 'calls_per_second' THEN (c.to)::numeric BETWEEN 1 AND 100
      WHEN 'concurrency_target' THEN (c.to)::numeric BETWEEN 1 AND 2000
      WHEN 'notice_en' THEN length(c.to #>> '{}') <= 300
      WHEN 'notice_hi' THEN length(c.to #>> '{}') <= 300
      WHEN 'notice_mr' THEN length(c.to #>> '{}') <= 300
      ELSE false
    END
  ) THEN
    RETURN 'out_of_bounds';
  END IF;

  SELECT jsonb_build_object(
    'paused', is_paused, 'calls_per_second', calls_per_second, 'concurrency_target', concurrency_target,
    'notice_en', notice, 'notice_hi', notice_hi, 'notice_mr', notice_mr
  ) INTO STRICT v_before FROM events WHERE id = p_event_id;
  v_after := v_before;
  FOR v_change IN SELECT jsonb_array_elements(p_changes) LOOP
    CONTINUE WHEN v_after -> (v_change ->> 'control') = v_change -> 'to';
    PERFORM record_audit_entry(p_event_id, (v_change -> 'entry') || jsonb_build_object('facts',
      coalesce(v_change -> 'entry' -> 'facts', '{}')
      || jsonb_build_object('from', v_after -> (v_change ->> 'control'), 'to', v_change -> 'to')), v_now);
    v_after := jsonb_set(v_after, ARRAY[v_change ->> 'control'], v_change -> 'to');
  END LOOP;
  IF v_after = v_before THEN
    RETURN 'unchanged';
  END IF;

  UPDATE events
  SET is_paused = (v_after ->> 'paused')::boolean,
      calls_burst = CASE WHEN calls_per_second = (v_after ->> 'calls_per_second')::integer THEN calls_burst
                         ELSE 2 * (v_after ->> 'calls_per_second')::integer END,
      calls_per_second = (v_after ->> 'calls_per_second')::integer,
      concurrency_target = (v_after ->> 'concurrency_target')::integer,
      notice = v_after ->> 'notice_en', notice_hi = v_after ->> 'notice_hi', notice_mr = v_after ->> 'notice_mr',
      updated_at = v_now
  WHERE id = p_event_id;
  -- A checkout that was as full as the organizer let it be goes along at once; one that overload has made smaller recovers by itself.
  UPDATE waiting_rooms SET concurrency = (v_after ->> 'concurrency_target')::integer
  WHERE event_id = p_event_id AND concurrency >= (v_before ->> 'concurrency_target')::integer;
  RETURN 'changed';
END $$;
