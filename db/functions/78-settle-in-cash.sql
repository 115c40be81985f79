-- What a move left owed was paid in cash: to the organizer, or where p_owed_paise is below zero, to the rider. It is in no ledger.
-- p_owed_paise, p_version: as the organizer saw them, so that a second press, or a late one, settles nothing again.
-- p_entry: see record_audit_entry. Outcomes: settled, nothing_owed, not_confirmed, amount_changed.
CREATE OR REPLACE FUNCTION settle_in_cash(
  p_event_id text, p_booking_id text, p_owed_paise integer, p_version integer, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_booking bookings%ROWTYPE;
BEGIN
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  IF v_booking.state <> 'confirmed' THEN
    RETURN 'not_confirmed';
  ELSIF v_booking.owed_paise = 0 THEN
    RETURN 'nothing_owed';
  ELSIF v_booking.owed_paise <> p_owed_paise OR v_booking.version <> p_version THEN
    RETURN 'amount_changed';
  END IF;
  UPDATE bookings
  SET cash_paise = coalesce(cash_paise, 0) + owed_paise, owed_paise = 0, version = version + 1
  WHERE event_id = p_event_id AND id = p_booking_id;
  PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  RETURN 'settled';
END $$;
