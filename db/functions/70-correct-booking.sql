-- An organizer corrects who takes part. p_version: that of the participant from which the correction was decided. p_messages: the
-- ticket's messages (see enqueue_messages), which then go out anew; null to send nothing.
-- Where phone, email or name change, the booking claims the new ones under the capacity lock, as start_paying does, so that two bookings
-- never both pass the check. Of a confirmed booking the links that were sent before die with it. What is still to be sent, or just being
-- sent to the address before, goes to the new one.
-- Outcomes: corrected, edited_elsewhere (decide again), already_booked (another booking has the phone or the email), still_in_form
-- (the rider's own form would save over it), booking_ended.
CREATE OR REPLACE FUNCTION correct_booking(
  p_event_id text, p_booking_id text, p_version integer, p_name text, p_phone text, p_email text, p_email_key text,
  p_language text, p_answers jsonb, p_messages jsonb, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_booking bookings%ROWTYPE;
  v_has_new_phone boolean;
  v_has_new_email boolean;
  v_has_new_name boolean;
  v_may_meet boolean;
  v_contact record;
  v_is_confirmed boolean;
BEGIN
  -- Of this version it stays true: it is compared again under the lock.
  SELECT phone <> p_phone, email_key <> p_email_key, name_key_of(name) <> name_key_of(p_name)
  INTO v_has_new_phone, v_has_new_email, v_has_new_name FROM participants
  WHERE event_id = p_event_id AND booking_id = p_booking_id AND version = p_version;
  IF NOT FOUND THEN
    RETURN 'edited_elsewhere';
  END IF;
  -- Of several riders with one phone each has another name; there may be several also where the limit is one by now.
  v_may_meet := v_has_new_phone OR v_has_new_email OR v_has_new_name;
  IF v_may_meet THEN
    v_now := lock_capacity(p_event_id, p_now);
    PERFORM sweep_places(p_event_id, v_now);
  END IF;
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  v_is_confirmed := v_booking.state = 'confirmed';
  IF v_booking.state = 'held' THEN
    RETURN 'still_in_form';
  ELSIF NOT v_is_confirmed AND (v_booking.state <> 'paying' OR v_booking.kept_until <= counted_time(v_now, true)) THEN
    RETURN 'booking_ended';
  END IF;
  IF v_may_meet THEN
    SELECT * INTO v_contact FROM claim_contact(p_event_id, p_booking_id, p_phone, p_email_key, p_name);
    -- What stays as it is keeps the slot that it has.
    IF v_contact.is_same_rider OR v_has_new_phone AND v_contact.phone_slot IS NULL
      OR v_has_new_email AND v_contact.email_slot IS NULL THEN
      RETURN 'already_booked';
    END IF;
  END IF;

  UPDATE participants
  SET name = p_name, phone = p_phone, email = p_email, email_key = p_email_key, language = p_language, answers = p_answers,
      updated_at = v_now, version = version + 1
  WHERE event_id = p_event_id AND booking_id = p_booking_id AND version = p_version;
  IF NOT FOUND THEN
    RETURN 'edited_elsewhere';
  END IF;

  UPDATE bookings SET name_key = name_key_of(p_name) WHERE event_id = p_event_id AND id = p_booking_id AND v_has_new_name;
  IF v_has_new_phone OR v_has_new_email THEN
    UPDATE bookings
    SET phone_key = CASE WHEN v_has_new_phone THEN p_phone ELSE phone_key END,
        phone_slot = CASE WHEN v_has_new_phone THEN v_contact.phone_slot ELSE phone_slot END,
        email_key = CASE WHEN v_has_new_email THEN p_email_key ELSE email_key END,
        email_slot = CASE WHEN v_has_new_email THEN v_contact.email_slot ELSE email_slot END,
        -- Whoever is paying has no link yet but the one in their browser, which they need now.
        link_generation = link_generation + v_is_confirmed::integer
    WHERE event_id = p_event_id AND id = p_booking_id;
    -- By both channels, because the link in each is another one now. Whoever has the lease of one loses it.
    UPDATE messages
    SET attempts = 0, unknown_attempts = 0, next_attempt_at = v_now, leased_until = NULL, maybe_sent_since = NULL,
        participant_version = p_version + 1
    WHERE event_id = p_event_id AND booking_id = p_booking_id AND state = 'queued';
  END IF;
  IF v_is_confirmed AND p_messages IS NOT NULL THEN
    PERFORM enqueue_messages(p_event_id, p_booking_id, p_messages, v_now);
    PERFORM requeue_messages(p_event_id, array_agg(id), ARRAY['sent', 'delivered', 'bounced', 'failed'], NULL, v_now)
    FROM messages WHERE event_id = p_event_id AND booking_id = p_booking_id AND kind = 'booking_confirmed';
    -- A copy to the address before is no copy of this one.
    UPDATE messages SET maybe_sent_since = NULL, participant_version = p_version + 1
    WHERE event_id = p_event_id AND booking_id = p_booking_id AND kind = 'booking_confirmed' AND state = 'queued';
  END IF;
  PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  RETURN 'corrected';
END $$;
