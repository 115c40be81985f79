-- An organizer offers a confirmed booking to another person. Nothing about the booking changes: its ticket is valid until that
-- person accepts. p_request_id: repeated, it answers the transfer that it made. p_person: {name, phone, email, emailKey, language}.
-- p_messages: the offer's (see enqueue_messages), about p_transfer_id. It is open for p_open_for, and never longer than until the start.
-- Outcomes, with the transfer where there is one: requested (is_new tells whether by this call), transfer_pending (another offer of
-- this booking is open), already_booked (the phone or the email has as many bookings as it may, or one of the same name; it is asked again when they accept),
-- not_confirmed, event_cancelled, event_started.
CREATE OR REPLACE FUNCTION request_transfer(
  p_event_id text, p_booking_id text, p_request_id text, p_transfer_id text, p_person jsonb, p_open_for interval,
  p_messages jsonb, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (outcome text, transfer_id text, is_new boolean)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_booking bookings%ROWTYPE;
  v_event record;
  v_former text;
  v_outcome text;
BEGIN
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  SELECT id INTO v_former FROM booking_transfers WHERE event_id = p_event_id AND request_id = p_request_id;
  IF FOUND THEN
    RETURN QUERY SELECT 'requested', v_former, false;
    RETURN;
  END IF;
  PERFORM end_transfer(p_event_id, p_booking_id, 'expired', v_now);

  SELECT state, starts_at INTO STRICT v_event FROM events WHERE id = p_event_id;
  SELECT id INTO v_former FROM booking_transfers
  WHERE event_id = p_event_id AND booking_id = p_booking_id AND state = 'pending';
  v_outcome := CASE
    WHEN v_event.state = 'cancelled' THEN 'event_cancelled'
    WHEN v_booking.state <> 'confirmed' THEN 'not_confirmed'
    WHEN v_event.starts_at <= v_now THEN 'event_started'
    WHEN v_former IS NOT NULL THEN 'transfer_pending'
    WHEN (SELECT c.is_taken FROM claim_contact(
      p_event_id, p_booking_id, p_person ->> 'phone', p_person ->> 'emailKey', p_person ->> 'name'
    ) c) THEN 'already_booked'
    ELSE 'requested'
  END;
  IF v_outcome <> 'requested' THEN
    RETURN QUERY SELECT v_outcome, v_former, false;
    RETURN;
  END IF;

  INSERT INTO booking_transfers (
    event_id, id, booking_id, request_id, name, phone, email, email_key, language, requested_by, requested_at, expires_at
  ) VALUES (
    p_event_id, p_transfer_id, p_booking_id, p_request_id, p_person ->> 'name', p_person ->> 'phone', p_person ->> 'email',
    p_person ->> 'emailKey', p_person ->> 'language', p_entry ->> 'by', v_now, least(v_now + p_open_for, v_event.starts_at)
  );
  PERFORM enqueue_messages(p_event_id, p_booking_id, p_messages, v_now);
  PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  RETURN QUERY SELECT 'requested', p_transfer_id, true;
END $$;

-- Ends the pending transfer of a booking whose row is locked: as 'cancelled', or as 'expired' if its time is over. What was still to
-- be sent of it is not. Answers its id, or null where none ended.
CREATE OR REPLACE FUNCTION end_transfer(p_event_id text, p_booking_id text, p_state text, p_now timestamptz)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_id text;
BEGIN
  UPDATE booking_transfers SET state = p_state, ended_at = p_now
  WHERE event_id = p_event_id AND booking_id = p_booking_id AND state = 'pending'
    AND (p_state <> 'expired' OR expires_at <= p_now)
  RETURNING id INTO v_id;
  IF v_id IS NOT NULL THEN
    UPDATE messages SET state = 'obsolete', leased_until = NULL
    WHERE event_id = p_event_id AND booking_id = p_booking_id AND kind = 'transfer_offered' AND about_id = v_id
      AND state = 'queued';
  END IF;
  RETURN v_id;
END $$;
