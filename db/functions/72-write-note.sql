-- An organizer writes a note on a booking. One press writes one note, however often it comes. Answers the note's id, or no row
-- where there is no such booking.
CREATE OR REPLACE FUNCTION write_note(
  p_event_id text, p_id text, p_booking_id text, p_press text, p_text text, p_by text, p_entry jsonb, p_now timestamptz
)
RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO booking_notes (event_id, id, booking_id, press, text, written_by, written_at)
  SELECT event_id, p_id, id, p_press, p_text, p_by, p_now FROM bookings WHERE event_id = p_event_id AND id = p_booking_id
  ON CONFLICT ON CONSTRAINT press_writes_one_note DO NOTHING;
  IF FOUND THEN
    PERFORM record_audit_entry(p_event_id, p_entry, p_now);
  END IF;
  RETURN QUERY SELECT id FROM booking_notes WHERE event_id = p_event_id AND booking_id = p_booking_id AND press = p_press;
END $$;

-- Strikes a note out: it stays readable, and who did it and when stands beside it. The first one counts. False where there is no such
-- note on the booking.
CREATE OR REPLACE FUNCTION strike_note(
  p_event_id text, p_booking_id text, p_id text, p_by text, p_entry jsonb, p_now timestamptz
)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE booking_notes SET struck_by = p_by, struck_at = p_now
  WHERE event_id = p_event_id AND booking_id = p_booking_id AND id = p_id AND struck_at IS NULL;
  IF FOUND THEN
    PERFORM record_audit_entry(p_event_id, p_entry, p_now);
  END IF;
  RETURN EXISTS (SELECT 1 FROM booking_notes WHERE event_id = p_event_id AND booking_id = p_booking_id AND id = p_id);
END $$;
