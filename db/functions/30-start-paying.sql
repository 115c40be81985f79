-- What pressing Pay would come to; `start` where it is to be written. Read without a lock it answers whoever asks again about a
-- booking that has ended or is paying already; under the lock, after the sweep (p_is_swept), it decides. p_now: how far time has
-- counted (counted_time).
CREATE OR REPLACE FUNCTION preview_paying(
  p_event_id text, p_booking_id text, p_unknown_window interval, p_is_swept boolean, p_now timestamptz,
  OUT outcome text, OUT pay_by timestamptz
)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  v_booking bookings%ROWTYPE;
  v_participant participants%ROWTYPE;
  v_at timestamptz;
  v_unknown text[];
BEGIN
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id;
  pay_by := v_booking.pay_by;
  outcome := CASE v_booking.state
    WHEN 'held' THEN CASE WHEN p_now < v_booking.hold_expires_at THEN 'start' ELSE 'hold_expired' END
    WHEN 'paying' THEN CASE WHEN p_now < v_booking.pay_by THEN 'paying' ELSE 'hold_expired' END
    WHEN 'confirmed' THEN 'already_confirmed'
    WHEN 'expired' THEN 'hold_expired'
    ELSE 'booking_ended'
  END;
  IF outcome IN ('start', 'paying') AND EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND events.state = 'cancelled') THEN
    outcome := 'booking_ended'; -- Nobody pays for an event that does not take place.
  END IF;
  IF outcome <> 'start' THEN
    RETURN;
  END IF;

  SELECT * INTO v_participant FROM participants WHERE event_id = p_event_id AND booking_id = p_booking_id;
  IF NOT FOUND THEN
    outcome := 'participant_missing';
    RETURN;
  END IF;
  -- A place that lapsed counts until the sweep has taken it back.
  v_at := CASE WHEN p_is_swept THEN NULL ELSE p_now END;
  IF (SELECT c.is_taken FROM claim_contact(
    p_event_id, p_booking_id, v_participant.phone, v_participant.email_key, v_participant.name, '{}', v_at
  ) c) THEN
    outcome := 'already_booked';
    RETURN;
  END IF;
  -- What may still turn out to be paid counts as if it were.
  SELECT array_agg(DISTINCT p.booking_id) INTO v_unknown
    FROM participants p
    JOIN bookings b ON b.event_id = p.event_id AND b.id = p.booking_id
    JOIN razorpay_orders o ON o.event_id = b.event_id AND o.booking_id = b.id
    WHERE p.event_id = p_event_id AND p.booking_id <> p_booking_id
      AND (p.phone = v_participant.phone OR p.email_key = v_participant.email_key)
      AND b.state IN ('expired', 'released') AND b.pay_by > p_now - p_unknown_window
      AND (o.is_under_way OR o.synced_at IS NULL OR (o.synced_at < b.pay_by AND b.state = 'expired'));
  IF v_unknown IS NOT NULL AND (SELECT c.is_taken FROM claim_contact(
    p_event_id, p_booking_id, v_participant.phone, v_participant.email_key, v_participant.name, v_unknown, v_at
  ) c) THEN
    outcome := 'payment_unknown';
  END IF;
END $$;

-- Pay was pressed: the booking's clock changes from the hold's to the payment's, and its phone and email are claimed
-- for the event. Pressing again answers the same times. Only a press that changes something takes the lock. Outcomes:
--   paying                go on to the order (again, if pressed before)
--   hold_expired          the time to press Pay is over
--   participant_missing   nobody has filled in the form
--   already_booked        the phone or the email has as many bookings as it may, or one of the same name
--   payment_unknown       an ended booking of the same phone or email may still turn out to be paid: a bank has not
--                         answered, or Razorpay could not be asked since; for at most p_unknown_window after its pay_by
--   already_confirmed, booking_ended
CREATE OR REPLACE FUNCTION start_paying(
  p_event_id text, p_booking_id text, p_pay_window interval, p_grace interval, p_unknown_window interval,
  p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (outcome text, pay_by timestamptz)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_outcome text;
  v_pay_by timestamptz;
BEGIN
  SELECT * INTO v_outcome, v_pay_by FROM preview_paying(p_event_id, p_booking_id, p_unknown_window, false, counted_time(v_now, true));
  IF v_outcome = 'start' THEN
    v_now := lock_capacity(p_event_id, p_now);
    PERFORM sweep_places(p_event_id, v_now);
    PERFORM 1 FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
    SELECT * INTO v_outcome, v_pay_by FROM preview_paying(p_event_id, p_booking_id, p_unknown_window, true, counted_time(v_now, true));
  END IF;
  IF v_outcome = 'start' THEN
    v_outcome := 'paying';
    v_pay_by := v_now + p_pay_window;
    UPDATE bookings b
    SET state = 'paying', version = b.version + 1, phone_key = p.phone, email_key = p.email_key,
        phone_slot = c.phone_slot, email_slot = c.email_slot, name_key = name_key_of(p.name),
        pay_by = v_pay_by, kept_until = v_pay_by + p_grace
    FROM participants p, LATERAL claim_contact(p_event_id, p_booking_id, p.phone, p.email_key, p.name) c
    WHERE b.event_id = p_event_id AND b.id = p_booking_id AND p.event_id = p_event_id AND p.booking_id = p_booking_id;
  END IF;
  RETURN QUERY SELECT v_outcome, CASE WHEN v_outcome = 'paying' THEN v_pay_by END;
END $$;
