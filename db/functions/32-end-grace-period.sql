-- A sync after pay_by found no attempt under way: there is nothing to wait for, so kept_until comes forward to now. Only settling a
-- payment sets it anew, for a place that was found again. The version says that nothing happened to the booking since Razorpay was
-- asked. While nobody is served pay_by has not passed: whoever was paying may still begin another attempt.
CREATE OR REPLACE FUNCTION end_grace_period(
  p_event_id text, p_booking_id text, p_version integer, p_now timestamptz DEFAULT NULL
)
RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_passed timestamptz;
  v_is_brought_forward boolean;
BEGIN
  v_passed := counted_time(lock_capacity(p_event_id, p_now), false);
  UPDATE bookings SET kept_until = v_passed
  WHERE event_id = p_event_id AND id = p_booking_id AND version = p_version
    AND state = 'paying' AND pay_by <= v_passed AND kept_until > v_passed;
  v_is_brought_forward := FOUND;
  PERFORM sweep_places(p_event_id, v_passed);
  RETURN v_is_brought_forward;
END $$;
