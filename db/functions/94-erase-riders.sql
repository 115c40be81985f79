-- Whether a rehearsal's sale has been closed for a week. What people typed in to try it is nobody's record.
CREATE OR REPLACE FUNCTION is_rehearsal_to_erase(p_event events, p_now timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_event.is_rehearsal AND p_now >= interval '7 days' + least(
    p_event.closes_at, (SELECT closed_at FROM waiting_rooms WHERE event_id = p_event.id AND p_event.state = 'closed')
  );
$$;

-- Erases the personal data of some of an event's riders, and of who waited for a place of it: who they are, what they answered, what was written about them, and why a
-- message did not reach them. What stays are references, states, times and amounts, which the accounts need. Only of an event that began before
-- p_started_before, or of a rehearsal that has been over for a week. Repeated, it goes on where it stopped; with nobody left it notes when,
-- and records p_entry. Answers how many it erased.
CREATE OR REPLACE FUNCTION erase_riders(p_event_id text, p_started_before timestamptz, p_limit integer, p_entry jsonb, p_now timestamptz)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_ids text[];
  v_waited text[];
  v_of_bookings text[];
BEGIN
  PERFORM FROM events e WHERE e.id = p_event_id AND (e.starts_at < p_started_before OR is_rehearsal_to_erase(e, p_now)) AND (
    -- Somebody may have been added since.
    e.erased_at IS NULL OR EXISTS (SELECT 1 FROM participants p WHERE p.event_id = e.id AND p.email_key <> '')
    OR EXISTS (SELECT 1 FROM waitlist_entries w WHERE w.event_id = e.id AND w.email_key <> '')
  ) FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  v_ids := ARRAY(
    SELECT booking_id FROM participants WHERE event_id = p_event_id AND email_key <> '' ORDER BY booking_id LIMIT p_limit FOR UPDATE
  );
  v_waited := ARRAY(
    SELECT id FROM waitlist_entries WHERE event_id = p_event_id AND email_key <> '' ORDER BY id LIMIT p_limit FOR UPDATE
  );
  v_of_bookings := v_ids || ARRAY(
    SELECT booking_id FROM waitlist_entries WHERE event_id = p_event_id AND id = ANY (v_waited) AND booking_id IS NOT NULL
  );
  UPDATE waitlist_entries SET name = 'Erased', phone = '', email = '', email_key = ''
  WHERE event_id = p_event_id AND id = ANY (v_waited);
  UPDATE participants SET name = 'Erased', phone = '', email = '', email_key = '', answers = '{}', version = version + 1, updated_at = p_now
  WHERE event_id = p_event_id AND booking_id = ANY (v_ids);
  UPDATE bookings SET phone_key = NULL, email_key = NULL, name_key = NULL,
    complimentary_reason = CASE WHEN complimentary_reason IS NOT NULL THEN 'erased' END
  WHERE event_id = p_event_id AND id = ANY (v_ids);
  UPDATE booking_transfers SET name = 'Erased', phone = '', email = '', email_key = '',
    former_name = CASE WHEN state = 'accepted' THEN 'Erased' END, former_phone = CASE WHEN state = 'accepted' THEN '' END,
    former_email = CASE WHEN state = 'accepted' THEN '' END
  WHERE event_id = p_event_id AND booking_id = ANY (v_ids);
  UPDATE check_in_records SET collected_by = '' WHERE event_id = p_event_id AND booking_id = ANY (v_ids) AND collected_by IS NOT NULL;
  UPDATE booking_notes SET text = '' WHERE event_id = p_event_id AND booking_id = ANY (v_ids);
  UPDATE waiver_signatures SET address = NULL WHERE event_id = p_event_id AND booking_id = ANY (v_ids);
  UPDATE messages SET last_error = NULL WHERE event_id = p_event_id AND booking_id = ANY (v_of_bookings) AND last_error IS NOT NULL;
  UPDATE refunds SET note = NULL WHERE event_id = p_event_id AND booking_id = ANY (v_ids) AND note IS NOT NULL;
  UPDATE attention_items SET facts = jsonb_set(facts, '{reason}', '""')
  WHERE event_id = p_event_id AND booking_id = ANY (v_of_bookings) AND kind = 'message_failed' AND facts ? 'reason';
  UPDATE attention_items SET note = NULL WHERE event_id = p_event_id AND booking_id = ANY (v_of_bookings) AND note IS NOT NULL;
  -- Entries are never changed, but for this: what a correction replaced is personal data too.
  PERFORM set_config('startline.erasing', 'on', true);
  UPDATE audit_log SET facts = facts || jsonb_build_object('changes', (
    SELECT coalesce(jsonb_agg(c || '{"from": null, "to": null}'), '[]') FROM jsonb_array_elements(facts -> 'changes') c
  ))
  WHERE event_id = p_event_id AND subject = ANY (v_ids) AND action = 'correct_booking';
  UPDATE audit_log SET facts = facts || (
    SELECT jsonb_object_agg(key, '') FROM jsonb_each(facts) WHERE key = ANY (ARRAY['note', 'reason', 'collectedBy'])
  )
  WHERE event_id = p_event_id AND facts ?| ARRAY['note', 'reason', 'collectedBy'] AND subject = ANY (
    v_ids || ARRAY(SELECT id FROM messages WHERE event_id = p_event_id AND booking_id = ANY (v_ids))
  );
  PERFORM set_config('startline.erasing', '', true);
  IF v_ids = '{}' AND v_waited = '{}' THEN
    UPDATE events SET erased_at = p_now WHERE id = p_event_id;
    PERFORM record_audit_entry(
      p_event_id,
      p_entry || jsonb_build_object('facts', jsonb_build_object(
        'count', (SELECT count(*) FROM participants WHERE event_id = p_event_id)
      )),
      p_now
    );
  END IF;
  RETURN cardinality(v_ids) + cardinality(v_waited);
END $$;
