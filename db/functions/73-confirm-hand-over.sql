-- As before, and "changed" too when the participant is no longer the one that the message was rendered for: after a correction it
-- is written anew, to the new address. The function with fewer arguments is the former release's.
CREATE OR REPLACE FUNCTION confirm_hand_over(
  p_event_id text, p_id text, p_leased_until timestamptz, p_rendered_state text, p_rendered_version integer, p_now timestamptz
)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_answer text := confirm_hand_over(p_event_id, p_id, p_leased_until, p_rendered_state, p_now);
BEGIN
  IF v_answer = 'go' AND EXISTS (
    SELECT 1 FROM messages m JOIN participants p ON p.event_id = m.event_id AND p.booking_id = m.booking_id
    WHERE m.event_id = p_event_id AND m.id = p_id AND p.version <> p_rendered_version
  ) THEN
    RETURN 'changed';
  END IF;
  RETURN v_answer;
END $$;
