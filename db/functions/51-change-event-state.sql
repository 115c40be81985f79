-- Publishes or closes an event (cancel_event cancels it) under the capacity lock, so that a claim sees the state before or after, never
-- between. It goes back to a draft only where nobody has or had a place or a number. p_entry: see record_audit_entry; without one nothing
-- is recorded. Outcomes: changed, not_allowed, somebody_booked, people_wait.
CREATE OR REPLACE FUNCTION change_event_state(
  p_event_id text, p_state text, p_now timestamptz DEFAULT NULL, p_entry jsonb DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_before text;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  SELECT state INTO STRICT v_before FROM events WHERE id = p_event_id;
  IF (v_before, p_state) NOT IN (('draft', 'published'), ('published', 'closed'), ('closed', 'published'), ('published', 'draft'), ('closed', 'draft')) THEN
    RETURN 'not_allowed';
  END IF;
  IF p_state = 'draft' AND EXISTS (SELECT 1 FROM bookings WHERE event_id = p_event_id) THEN
    RETURN 'somebody_booked';
  END IF;
  IF p_state = 'draft' AND EXISTS (SELECT 1 FROM waiting_rooms WHERE event_id = p_event_id AND issued > 0) THEN
    RETURN 'people_wait';
  END IF;
  UPDATE events SET state = p_state, revision = revision + 1, updated_at = v_now WHERE id = p_event_id;
  IF p_state = 'closed' THEN
    UPDATE waiting_rooms w SET closed_at = least(v_now, e.closes_at)
    FROM events e WHERE e.id = p_event_id AND w.event_id = p_event_id;
  END IF;
  IF p_entry IS NOT NULL THEN
    PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object('facts', jsonb_build_object('from', v_before, 'to', p_state)), v_now);
  END IF;
  RETURN 'changed';
END $$;
