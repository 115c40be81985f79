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

-- Takes off the list what has ended by itself.
CREATE OR REPLACE FUNCTION settle_attention(p_event_id text, p_kinds text[], p_subject text, p_now timestamptz)
RETURNS void LANGUAGE sql AS $$
  UPDATE attention_items SET resolved_at = p_now, resolution = 'ended_by_itself'
  WHERE event_id = p_event_id AND kind = ANY (p_kinds) AND subject = p_subject AND resolved_at IS NULL;
$$;

-- Takes off the list what a person has answered: of one subject or of one booking; null stands for any.
CREATE OR REPLACE FUNCTION answer_attention(
  p_event_id text, p_kinds text[], p_subject text, p_booking_id text, p_by text, p_resolution text, p_note text,
  p_now timestamptz
)
RETURNS void LANGUAGE sql AS $$
  UPDATE attention_items
  SET resolved_at = p_now, resolved_by = p_by, resolution = p_resolution,
      facts = facts || jsonb_strip_nulls(jsonb_build_object('note', p_note))
  WHERE event_id = p_event_id AND kind = ANY (p_kinds) AND resolved_at IS NULL
    AND (p_subject IS NULL OR subject = p_subject) AND (p_booking_id IS NULL OR booking_id = p_booking_id);
$$;
