-- Turns an event's waitlist on or off, under the capacity lock, so that a place that comes back finds it before or after. Off: nobody
-- can join and nobody is offered a place; who waits keeps their position, and an offer that was made stands. p_entry: see
-- record_audit_entry; it gets from and to. Outcomes: changed, unchanged, event_cancelled.
CREATE OR REPLACE FUNCTION switch_waitlist(p_event_id text, p_is_on boolean, p_entry jsonb, p_now timestamptz DEFAULT NULL)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  IF EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'cancelled') THEN
    RETURN 'event_cancelled';
  END IF;
  UPDATE events SET is_waitlist_on = p_is_on WHERE id = p_event_id AND is_waitlist_on <> p_is_on;
  IF NOT FOUND THEN
    RETURN 'unchanged';
  END IF;
  PERFORM record_audit_entry(
    p_event_id, p_entry || jsonb_build_object('facts', jsonb_build_object('from', NOT p_is_on, 'to', p_is_on)), v_now
  );
  PERFORM sweep_places(p_event_id, v_now);
  RETURN 'changed';
END $$;
