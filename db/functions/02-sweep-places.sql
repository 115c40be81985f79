-- Expiry is a fact of time: under the lock, bookings past kept_until and calls past their window give their places
-- back here, whether or not any job ran. The caller holds the lock of lock_capacity.
-- Time in which nobody was served has not passed for them (counted_time).
-- Of a sold-out event, what came back since is then offered to the waitlist, so that whoever goes on from here finds only what nobody
-- on it can have.
-- Returns how many due bookings remain, because another transaction has their rows or the batch was full: a
-- caller that finds no place and sees a number above zero must answer "busy", never "sold out".
CREATE OR REPLACE FUNCTION sweep_places(p_event_id text, p_now timestamptz) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  v_due_at timestamptz := counted_time(p_now, true);
  v_lapsed integer;
  v_expired integer := 0;
  v_still_due integer := 0;
BEGIN
  WITH closed AS (
    UPDATE call_windows SET is_open = false
    WHERE event_id = p_event_id AND is_open AND expires_at <= v_due_at
    RETURNING granted - claimed AS unclaimed
  )
  SELECT coalesce(sum(unclaimed), 0) INTO v_lapsed FROM closed;

  IF EXISTS (SELECT 1 FROM bookings
             WHERE event_id = p_event_id AND state IN ('held', 'paying') AND kept_until <= v_due_at) THEN
    WITH due AS (
      SELECT id FROM bookings
      WHERE event_id = p_event_id AND state IN ('held', 'paying') AND kept_until <= v_due_at
      ORDER BY id LIMIT 1000
      FOR UPDATE SKIP LOCKED
    ), expired AS (
      UPDATE bookings b
      SET state = 'expired', version = b.version + 1, ended_at = p_now
      FROM due WHERE b.event_id = p_event_id AND b.id = due.id
      RETURNING b.category_id
    ), per_category AS (
      SELECT category_id, count(*)::integer AS places FROM expired GROUP BY category_id
    ), given_back AS (
      UPDATE category_capacity c SET held = c.held - p.places
      FROM per_category p WHERE c.event_id = p_event_id AND c.category_id = p.category_id
      RETURNING p.places
    )
    SELECT coalesce(sum(places), 0) INTO v_expired FROM given_back;

    SELECT count(*) INTO v_still_due FROM bookings
    WHERE event_id = p_event_id AND state IN ('held', 'paying') AND kept_until <= v_due_at;
  END IF;

  IF v_lapsed > 0 OR v_expired > 0 THEN
    UPDATE event_capacity SET called = called - v_lapsed, held = held - v_expired WHERE event_id = p_event_id;
  END IF;
  PERFORM offer_places(p_event_id, p_now);
  RETURN v_still_due;
END $$;
