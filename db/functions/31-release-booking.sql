-- Gives a place back before it was paid for. p_version is set by a caller who has asked Razorpay and found no payment
-- under way; without it a booking that is paying is left alone. Outcomes: released (also when it had ended before),
-- payment_under_way, already_confirmed.
CREATE OR REPLACE FUNCTION release_booking(
  p_event_id text, p_booking_id text, p_version integer DEFAULT NULL, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_booking bookings%ROWTYPE;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;

  IF v_booking.state IN ('confirmed', 'cancelled') THEN
    RETURN 'already_confirmed';
  ELSIF v_booking.state = 'paying' AND v_booking.version IS DISTINCT FROM p_version THEN
    RETURN 'payment_under_way';
  ELSIF v_booking.state IN ('held', 'paying') THEN
    UPDATE bookings SET state = 'released', version = version + 1, ended_at = v_now
    WHERE event_id = p_event_id AND id = p_booking_id;
    UPDATE category_capacity SET held = held - 1 WHERE event_id = p_event_id AND category_id = v_booking.category_id;
    UPDATE event_capacity SET held = held - 1 WHERE event_id = p_event_id;
    PERFORM offer_places(p_event_id, v_now);
  END IF;
  RETURN 'released';
END $$;
