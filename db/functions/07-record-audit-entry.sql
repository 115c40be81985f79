-- Records what an organizer did: {"id", "action", "subject", "by", "facts"}.
CREATE OR REPLACE FUNCTION record_audit_entry(p_event_id text, p_entry jsonb, p_now timestamptz) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO audit_log (event_id, id, action, subject, done_by, done_at, facts)
  VALUES (p_event_id, p_entry ->> 'id', p_entry ->> 'action', p_entry ->> 'subject', p_entry ->> 'by', p_now,
          coalesce(p_entry -> 'facts', '{}'));
$$;
