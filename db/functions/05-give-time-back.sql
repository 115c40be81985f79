-- Moves the clock of everybody who held a place, had pressed Pay or was called at p_since, and had not come to its end by
-- then, by p_lost. A clock that had, stays: of a booking in its grace period pay_by, so that Checkout does not open again.
-- An offer of the waitlist ends with the sale all the same.
-- When a number was called stays too, because who has used that call is known by it.
CREATE OR REPLACE FUNCTION give_time_back(p_since timestamptz, p_lost interval) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  v_event_id text;
BEGIN
  FOR v_event_id IN SELECT event_id FROM event_capacity WHERE called > 0 OR held > 0 ORDER BY event_id LOOP
    PERFORM lock_capacity(v_event_id, NULL);
    UPDATE bookings
    SET kept_until = kept_until + p_lost,
        hold_expires_at = hold_expires_at + CASE WHEN state = 'held' THEN p_lost ELSE interval '0' END,
        pay_by = pay_by + CASE WHEN pay_by > p_since THEN p_lost ELSE interval '0' END
    WHERE event_id = v_event_id AND state IN ('held', 'paying') AND kept_until > p_since;
    PERFORM end_offers_with_sale(id, least(closes_at, starts_at)) FROM events WHERE id = v_event_id;
    UPDATE call_windows SET expires_at = expires_at + p_lost
    WHERE event_id = v_event_id AND is_open AND expires_at > p_since;
  END LOOP;
END $$;
