-- An organizer adds a rider without the queue and without Razorpay. Only a place that nobody was promised is taken: whoever was
-- called finds one afterwards. The sale need not be open. All of it or nothing: booking, participant, signature, messages, audit
-- entry. p_request_id comes with the form: sent again, it answers the rider that it added.
-- p_complimentary_reason or p_cash_paise, the other one null. p_participant: {name, phone, email, emailKey, language, answers}.
-- p_signature, unless the waiver is still to be signed: {version, language, hash, recordedBy}.
-- p_messages, p_entry: see enqueue_messages, record_audit_entry.
-- Outcomes, with the booking where there is one:
--   added             is_new tells whether by this call
--   already_booked    the phone or the email has as many bookings as it may, or one of the same name: this one
--   category_full, event_full
--   unknown_category, not_published, event_cancelled
--   busy              a place whose time is over is just being given back by somebody else: ask again
CREATE OR REPLACE FUNCTION add_rider(
  p_event_id text, p_request_id text, p_category_id text, p_booking_id text, p_reference text, p_complimentary_reason text,
  p_cash_paise integer, p_participant jsonb, p_signature jsonb, p_messages jsonb, p_entry jsonb,
  p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (outcome text, booking_id text, reference text, is_new boolean)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_still_due integer;
  v_event_state text;
  v_category_free integer;
  v_former bookings%ROWTYPE;
  v_contact record;
  v_outcome text;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  v_still_due := sweep_places(p_event_id, v_now);
  SELECT * INTO v_former FROM bookings WHERE event_id = p_event_id AND request_id = p_request_id;
  IF FOUND THEN
    RETURN QUERY SELECT 'added', v_former.id, v_former.reference, false;
    RETURN;
  END IF;

  SELECT state INTO STRICT v_event_state FROM events WHERE id = p_event_id;
  SELECT capacity - held - confirmed INTO v_category_free FROM category_capacity
  WHERE event_id = p_event_id AND category_id = p_category_id;
  -- Nobody comes to be paying without this lock.
  SELECT * INTO v_contact FROM claim_contact(
    p_event_id, p_booking_id, p_participant ->> 'phone', p_participant ->> 'emailKey', p_participant ->> 'name'
  );
  SELECT * INTO v_former FROM bookings WHERE event_id = p_event_id AND id = v_contact.by_booking_id;
  v_outcome := CASE
    WHEN v_event_state = 'draft' THEN 'not_published'
    WHEN v_event_state = 'cancelled' THEN 'event_cancelled'
    WHEN v_category_free IS NULL THEN 'unknown_category'
    WHEN v_former.id IS NOT NULL THEN
      CASE WHEN v_former.state = 'paying' AND v_former.kept_until <= counted_time(v_now, true) THEN 'busy' ELSE 'already_booked' END
    WHEN uncommitted_places(p_event_id, p_category_id) < 1 THEN CASE WHEN v_still_due > 0 THEN 'busy' ELSE 'event_full' END
    WHEN v_category_free < 1 THEN CASE WHEN v_still_due > 0 THEN 'busy' ELSE 'category_full' END
    ELSE 'added'
  END;
  IF v_outcome <> 'added' THEN
    RETURN QUERY SELECT v_outcome, v_former.id, v_former.reference, false;
    RETURN;
  END IF;

  INSERT INTO bookings (
    event_id, id, category_id, reference, state, amount_paise, platform_fee_paise, hold_expires_at, kept_until, phone_key,
    email_key, phone_slot, email_slot, name_key, complimentary_reason, cash_paise, request_id, created_at, confirmed_at
  ) VALUES (
    p_event_id, p_booking_id, p_category_id, p_reference, 'confirmed', 0, 0, v_now, v_now, p_participant ->> 'phone',
    p_participant ->> 'emailKey', v_contact.phone_slot, v_contact.email_slot, name_key_of(p_participant ->> 'name'),
    p_complimentary_reason, p_cash_paise, p_request_id, v_now, v_now
  );
  INSERT INTO participants (event_id, booking_id, name, phone, email, email_key, language, answers, updated_at)
  VALUES (
    p_event_id, p_booking_id, p_participant ->> 'name', p_participant ->> 'phone', p_participant ->> 'email',
    p_participant ->> 'emailKey', p_participant ->> 'language', p_participant -> 'answers', v_now
  );
  IF p_signature IS NOT NULL THEN
    INSERT INTO waiver_signatures (event_id, booking_id, version, language, text_hash, signed_at, recorded_by)
    VALUES (
      p_event_id, p_booking_id, (p_signature ->> 'version')::integer, p_signature ->> 'language', p_signature ->> 'hash',
      v_now, p_signature ->> 'recordedBy'
    );
  END IF;
  UPDATE category_capacity SET confirmed = confirmed + 1 WHERE event_id = p_event_id AND category_id = p_category_id;
  UPDATE event_capacity SET confirmed = confirmed + 1 WHERE event_id = p_event_id;
  PERFORM enqueue_messages(p_event_id, p_booking_id, p_messages, v_now);
  PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  RETURN QUERY SELECT 'added', p_booking_id, p_reference, true;
END $$;
