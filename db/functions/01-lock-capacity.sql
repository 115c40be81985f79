-- Locks the event's capacity row and then its categories' rows by id: the first step of every function that takes,
-- moves or gives back a place. Bookings are locked after it, by id, then payments. Returns the time at which the
-- decision is made, read after the lock was granted, because a transaction may have waited for it.
CREATE OR REPLACE FUNCTION lock_capacity(p_event_id text, p_now timestamptz) RETURNS timestamptz
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM event_capacity WHERE event_id = p_event_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'event % has no capacity row', p_event_id USING ERRCODE = 'no_data_found';
  END IF;
  PERFORM 1 FROM category_capacity WHERE event_id = p_event_id ORDER BY category_id FOR UPDATE;
  RETURN coalesce(p_now, clock_timestamp());
END $$;
