-- Writes down that somebody signed in, and how many wrong passwords there were since the last time.
CREATE OR REPLACE FUNCTION record_sign_in(p_email text, p_entry jsonb, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  v_failures integer;
BEGIN
  SELECT failed_sign_ins INTO v_failures FROM organizers WHERE email = p_email FOR UPDATE;
  UPDATE organizers SET failed_sign_ins = 0 WHERE email = p_email AND failed_sign_ins > 0;
  PERFORM record_audit_entry('', p_entry || jsonb_build_object('facts', jsonb_build_object('count', coalesce(v_failures, 0))), p_now);
END $$;

-- Counts a wrong password for an account that there is. Each p_step of them are written down: guessing fills no log.
CREATE OR REPLACE FUNCTION count_failed_sign_in(p_email text, p_step integer, p_entry jsonb, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  v_failures integer;
BEGIN
  UPDATE organizers SET failed_sign_ins = failed_sign_ins + 1 WHERE email = p_email RETURNING failed_sign_ins INTO v_failures;
  IF v_failures % p_step = 0 THEN
    PERFORM record_audit_entry('', p_entry || jsonb_build_object('facts', jsonb_build_object('count', v_failures)), p_now);
  END IF;
END $$;
