-- Takes what is resolved off the list: of one subject or of one booking; null stands for any. p_by is null where the trouble
-- has ended by itself.
CREATE OR REPLACE FUNCTION resolve_attention(
  p_event_id text, p_kinds text[], p_subject text, p_now timestamptz, p_by text DEFAULT NULL,
  p_resolution text DEFAULT 'ended_by_itself', p_note text DEFAULT NULL, p_booking_id text DEFAULT NULL
)
RETURNS void LANGUAGE sql AS $$
  UPDATE attention_items SET resolved_at = p_now, resolved_by = p_by, resolution = p_resolution, note = p_note
  WHERE event_id = p_event_id AND kind = ANY (p_kinds) AND resolved_at IS NULL
    AND (p_subject IS NULL OR subject = p_subject) AND (p_booking_id IS NULL OR booking_id = p_booking_id);
$$;

-- A person says that nothing remains to be done about one item; p_entry (see record_audit_entry) says who and why. Said twice,
-- it is recorded once. Outcomes: resolved, already_resolved.
CREATE OR REPLACE FUNCTION resolve_attention_item(
  p_event_id text, p_item_id text, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
BEGIN
  UPDATE attention_items
  SET resolved_at = v_now, resolved_by = p_entry ->> 'by', resolution = 'marked_resolved', note = p_entry -> 'facts' ->> 'note'
  WHERE event_id = p_event_id AND id = p_item_id AND resolved_at IS NULL;
  IF NOT FOUND THEN
    RETURN 'already_resolved';
  END IF;
  PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  RETURN 'resolved';
END $$;
