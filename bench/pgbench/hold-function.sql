-- The hold of hold-in-statements.sql as one call, so that the row stays locked for one round trip less.
CREATE FUNCTION pgbench_hold(
  p_event_id text, p_booking_id text, p_reference text, p_ticket_id text, p_number bigint
)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_free integer;
BEGIN
  SELECT capacity - called - held - confirmed INTO v_free FROM event_capacity WHERE event_id = p_event_id FOR UPDATE;
  IF v_free < 1 THEN
    RETURN false;
  END IF;
  INSERT INTO bookings (
    event_id, id, category_id, reference, state, ticket_id, queue_number,
    amount_paise, platform_fee_paise, hold_expires_at, kept_until, created_at
  )
  VALUES (
    p_event_id, p_booking_id, 'cat_full', p_reference, 'held', p_ticket_id, p_number,
    152500, 2500, now() + interval '5 minutes', now() + interval '5 minutes', now()
  );
  UPDATE event_capacity SET held = held + 1 WHERE event_id = p_event_id;
  RETURN true;
END $$;

-- Booking ids rise as ours do, so that their index grows at its end only.
CREATE SEQUENCE pgbench_holds;
