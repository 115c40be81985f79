-- Whether the rider of a booking had arrived, by all that we had been told until p_at: a check-in was there that nobody had taken back.
CREATE OR REPLACE FUNCTION was_checked_in(p_event_id text, p_booking_id text, p_at timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM check_in_records r
    WHERE r.event_id = p_event_id AND r.booking_id = p_booking_id AND r.kind = 'check_in' AND r.received_at <= p_at
      AND NOT EXISTS (
        SELECT 1 FROM check_in_records u
        WHERE u.event_id = p_event_id AND u.undoes = r.id AND u.booking_id = p_booking_id AND u.received_at <= p_at
      )
  );
$$;

-- Whether the rider of a booking has arrived.
CREATE OR REPLACE FUNCTION is_checked_in(p_event_id text, p_booking_id text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT was_checked_in(p_event_id, p_booking_id, 'infinity');
$$;
