-- Writes what an organizer did: {"id", "act", "subject", "by", "facts"}.
CREATE OR REPLACE FUNCTION record_act(p_event_id text, p_act jsonb, p_now timestamptz) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO acts (event_id, id, act, subject, done_by, done_at, facts)
  VALUES (p_event_id, p_act ->> 'id', p_act ->> 'act', p_act ->> 'subject', p_act ->> 'by', p_now,
          coalesce(p_act -> 'facts', '{}'));
$$;
