-- Puts what a person has to look at on the list: [{"id", "kind", "subject", "facts"}]. Trouble that is on it already is
-- counted and brought up to date, not listed again. p_event_id is '' for what concerns no event of ours.
CREATE OR REPLACE FUNCTION raise_attention(p_event_id text, p_booking_id text, p_items jsonb, p_now timestamptz DEFAULT NULL)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO attention_items AS a (event_id, id, kind, subject, booking_id, facts, opened_at, seen_at)
  SELECT p_event_id, i ->> 'id', i ->> 'kind', i ->> 'subject', p_booking_id, coalesce(i -> 'facts', '{}'),
         coalesce(p_now, clock_timestamp()), coalesce(p_now, clock_timestamp())
  FROM jsonb_array_elements(p_items) i
  ON CONFLICT (event_id, kind, subject) WHERE resolved_at IS NULL DO UPDATE
  SET occurrences = a.occurrences + 1, facts = a.facts || excluded.facts, seen_at = excluded.seen_at;
$$;
