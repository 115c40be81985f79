-- A sync after pay_by found no attempt under way: there is nothing to wait for, so kept_until comes forward to now. Only settling a
-- payment sets it anew, for a place that was found again. The version says that nothing happened to the booking since Razorpay was
-- asked.
CREATE OR REPLACE FUNCTION end_grace_period(
  p_event_id text, p_booking_id text, p_version integer, p_now timestamptz DEFAULT NULL
)
RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_is_brought_forward boolean;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  UPDATE bookings SET kept_until = v_now
  WHERE event_id = p_event_id AND id = p_booking_id AND version = p_version
    AND state = 'paying' AND pay_by <= v_now AND kept_until > v_now;
  v_is_brought_forward := FOUND;
  PERFORM sweep_places(p_event_id, v_now);
  RETURN v_is_brought_forward;
END $$;
