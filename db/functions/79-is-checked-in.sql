-- Whether the rider of a booking has arrived: a check-in is there that nobody took back.
CREATE OR REPLACE FUNCTION is_checked_in(p_event_id text, p_booking_id text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM check_in_records r
    WHERE r.event_id = p_event_id AND r.booking_id = p_booking_id AND r.kind = 'check_in'
      AND NOT EXISTS (
        SELECT 1 FROM check_in_records u
        WHERE u.event_id = p_event_id AND u.undoes = r.id AND u.booking_id = p_booking_id
      )
  );
$$;

-- The bookings whose riders had arrived by all that we had been told until p_at: the same of a whole event, in one pass.
CREATE OR REPLACE FUNCTION bookings_checked_in(p_event_id text, p_at timestamptz)
RETURNS TABLE (booking_id text) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT r.booking_id FROM check_in_records r
  WHERE r.event_id = p_event_id AND r.kind = 'check_in' AND r.received_at <= p_at
    AND NOT EXISTS (
      SELECT 1 FROM check_in_records u
      WHERE u.event_id = p_event_id AND u.undoes = r.id AND u.booking_id = r.booking_id AND u.received_at <= p_at
    );
$$;
