-- A person says that nothing is left to do about one item; p_entry (see record_audit_entry) says who and why. Said twice, it is
-- recorded once. Outcomes: dealt_with, already_resolved.
CREATE OR REPLACE FUNCTION mark_dealt_with(p_event_id text, p_item_id text, p_entry jsonb, p_now timestamptz DEFAULT NULL)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
BEGIN
  UPDATE attention_items
  SET resolved_at = v_now, resolved_by = p_entry ->> 'by', resolution = 'dealt_with',
      facts = facts || jsonb_build_object('note', p_entry -> 'facts' ->> 'note')
  WHERE event_id = p_event_id AND id = p_item_id AND resolved_at IS NULL;
  IF NOT FOUND THEN
    RETURN 'already_resolved';
  END IF;
  PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  RETURN 'dealt_with';
END $$;
