-- An organizer says that the rider has signed the waiver on paper, where nobody has signed for them yet.
-- p_signature: {version, language, hash, recordedBy}. p_participant_version: of the rider whom the organizer saw, so that nobody's
-- paper counts for the person who took the booking over meanwhile.
-- Outcomes: recorded, already_signed, not_confirmed, edited_elsewhere.
CREATE OR REPLACE FUNCTION record_paper_waiver(
  p_event_id text, p_booking_id text, p_participant_version integer, p_signature jsonb, p_entry jsonb,
  p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_state text;
BEGIN
  SELECT state INTO STRICT v_state FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM waiver_signatures WHERE event_id = p_event_id AND booking_id = p_booking_id) THEN
    RETURN 'already_signed';
  ELSIF v_state <> 'confirmed' THEN
    RETURN 'not_confirmed';
  ELSIF NOT EXISTS (
    SELECT 1 FROM participants
    WHERE event_id = p_event_id AND booking_id = p_booking_id AND version = p_participant_version
  ) THEN
    RETURN 'edited_elsewhere';
  END IF;
  INSERT INTO waiver_signatures (event_id, booking_id, version, language, text_hash, signed_at, recorded_by)
  VALUES (
    p_event_id, p_booking_id, (p_signature ->> 'version')::integer, p_signature ->> 'language', p_signature ->> 'hash',
    v_now, p_signature ->> 'recordedBy'
  );
  PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  RETURN 'recorded';
END $$;
