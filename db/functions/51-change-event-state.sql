-- Publishes or closes an event (cancel_event calls it off) under the capacity lock, so that a claim sees the state before or after, never
-- between. Outcomes: changed, not_allowed.
CREATE OR REPLACE FUNCTION change_event_state(p_event_id text, p_state text, p_now timestamptz DEFAULT NULL)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  UPDATE events SET state = p_state, revision = revision + 1, updated_at = v_now
  WHERE id = p_event_id
    AND (state, p_state) IN (('draft', 'published'), ('published', 'closed'), ('closed', 'published'));
  RETURN CASE WHEN FOUND THEN 'changed' ELSE 'not_allowed' END;
END $$;
