-- The tidy-up job: does what any other function would do in passing, as far as time is known to have counted. And it ends, half
-- a minute after pay_by, what has no order: Razorpay was away when Pay was pressed, so nobody has anything to pay.
CREATE OR REPLACE FUNCTION expire_places(p_event_id text, p_now timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_passed timestamptz;
BEGIN
  v_passed := counted_time(lock_capacity(p_event_id, p_now), false);
  UPDATE bookings b SET kept_until = v_passed
  WHERE event_id = p_event_id AND state = 'paying' AND kept_until > v_passed AND pay_by + interval '30 seconds' <= v_passed
    AND NOT EXISTS (SELECT 1 FROM razorpay_orders o WHERE o.event_id = b.event_id AND o.booking_id = b.id);
  PERFORM sweep_places(p_event_id, v_passed);
END $$;
