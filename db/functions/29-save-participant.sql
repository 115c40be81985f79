-- Stores the form of a booking that is still held, in one round trip and with the booking's row locked, so that what
-- start_paying reads afterwards is whole. Answers the booking's state: only "held" means that it was saved.
-- p_waiver_language is that of the text that was signed, p_language that of the pages.
CREATE OR REPLACE FUNCTION save_participant(
  p_event_id text, p_booking_id text, p_name text, p_phone text, p_email text, p_email_key text, p_language text,
  p_answers jsonb, p_waiver_version integer, p_waiver_hash text, p_waiver_language text, p_address text, p_now timestamptz
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_state text;
BEGIN
  SELECT CASE WHEN state = 'held' AND kept_until <= counted_time(v_now, true) THEN 'expired' ELSE state END INTO STRICT v_state
  FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  IF v_state <> 'held' THEN
    RETURN v_state;
  END IF;

  INSERT INTO participants AS p (event_id, booking_id, name, phone, email, email_key, language, answers, updated_at)
  VALUES (p_event_id, p_booking_id, p_name, p_phone, p_email, p_email_key, p_language, p_answers, v_now)
  ON CONFLICT (event_id, booking_id) DO UPDATE
  SET name = excluded.name, phone = excluded.phone, email = excluded.email, email_key = excluded.email_key,
      language = excluded.language, answers = excluded.answers, updated_at = v_now, version = p.version + 1;

  -- The first signature of a text stands: it is evidence of when and from where it was given.
  INSERT INTO waiver_signatures (event_id, booking_id, version, text_hash, language, signed_at, address)
  VALUES (p_event_id, p_booking_id, p_waiver_version, p_waiver_hash, p_waiver_language, v_now, p_address)
  ON CONFLICT DO NOTHING;
  RETURN 'held';
END $$;
