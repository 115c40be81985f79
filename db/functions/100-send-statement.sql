-- An owner sends an event's statement to an address; the job `messages` does it afterwards. p_day_max: how many an event may send in
-- 24 hours. p_entry: see record_audit_entry. The event's row is locked, so that of two who press at once each is counted.
-- Outcomes, with the email where there is one:
--   sending    is_new tells whether by this call
--   too_many_today
CREATE OR REPLACE FUNCTION send_statement(
  p_event_id text, p_id text, p_request_id text, p_sent_to text, p_day_max integer, p_entry jsonb, p_now timestamptz
)
RETURNS TABLE (outcome text, id text, is_new boolean)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_former text;
BEGIN
  PERFORM FROM events WHERE id = p_event_id FOR UPDATE;
  SELECT s.id INTO v_former FROM statement_emails s WHERE s.event_id = p_event_id AND s.request_id = p_request_id;
  IF FOUND THEN
    RETURN QUERY SELECT 'sending', v_former, false;
  ELSIF p_day_max <= (
    SELECT count(*) FROM statement_emails s WHERE s.event_id = p_event_id AND s.requested_at > p_now - interval '24 hours'
  ) THEN
    RETURN QUERY SELECT 'too_many_today', NULL, false;
  ELSE
    INSERT INTO statement_emails (event_id, id, request_id, sent_to, requested_by, requested_at, due_at)
    VALUES (p_event_id, p_id, p_request_id, p_sent_to, p_entry ->> 'by', p_now, p_now);
    PERFORM record_audit_entry(p_event_id, p_entry, p_now);
    RETURN QUERY SELECT 'sending', p_id, true;
  END IF;
END $$;
