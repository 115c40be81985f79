-- Stores another password, and with it ends every session but the one to keep, and every link to reset it: all of it or nothing.
CREATE OR REPLACE FUNCTION set_password(
  p_organizer_id text, p_password_hash text, p_kept_session text, p_entry jsonb, p_now timestamptz
)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Two passwords at once: one after the other, and the later one counts.
  PERFORM 1 FROM organizers WHERE id = p_organizer_id FOR UPDATE;
  UPDATE organizer_accounts SET password = p_password_hash, updated_at = p_now
  WHERE organizer_id = p_organizer_id AND provider_id = 'credential';
  DELETE FROM organizer_sessions WHERE organizer_id = p_organizer_id AND id IS DISTINCT FROM p_kept_session;
  -- What a browser was once trusted with at the second step.
  DELETE FROM organizer_verifications WHERE value = p_organizer_id;
  UPDATE password_resets SET used_at = p_now WHERE organizer_id = p_organizer_id AND used_at IS NULL;
  PERFORM record_audit_entry('', p_entry || jsonb_build_object('subject', (SELECT email FROM organizers WHERE id = p_organizer_id)), p_now);
END $$;

-- Writes down that somebody forgot their password, with the email that is owed. For an address that is not known, or for which p_max
-- links are open, it does nothing, and answers no more either.
CREATE OR REPLACE FUNCTION request_password_reset(
  p_email text, p_id text, p_expires_at timestamptz, p_max integer, p_entry jsonb, p_now timestamptz
)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_organizer_id text;
BEGIN
  SELECT id INTO v_organizer_id FROM organizers WHERE email = p_email FOR UPDATE;
  IF v_organizer_id IS NULL OR p_max <= (
    SELECT count(*) FROM password_resets WHERE organizer_id = v_organizer_id AND used_at IS NULL AND expires_at > p_now
  ) THEN
    RETURN;
  END IF;
  INSERT INTO password_resets (id, organizer_id, requested_at, expires_at) VALUES (p_id, v_organizer_id, p_now, p_expires_at);
  PERFORM enqueue_team_email('password_reset', p_id, p_email, p_now);
  PERFORM record_audit_entry('', p_entry, p_now);
END $$;

-- Stores the password of whoever has the link, once. False where it is unknown, used or too old.
CREATE OR REPLACE FUNCTION use_password_reset(p_id text, p_password_hash text, p_entry jsonb, p_now timestamptz)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_reset password_resets%ROWTYPE;
BEGIN
  SELECT * INTO v_reset FROM password_resets WHERE id = p_id;
  -- In the order of set_password: the organizer first.
  PERFORM 1 FROM organizers WHERE id = v_reset.organizer_id FOR UPDATE;
  SELECT * INTO v_reset FROM password_resets WHERE id = p_id FOR UPDATE;
  IF v_reset.id IS NULL OR v_reset.used_at IS NOT NULL OR v_reset.expires_at <= p_now THEN
    RETURN false;
  END IF;
  PERFORM set_password(v_reset.organizer_id, p_password_hash, NULL, p_entry || jsonb_build_object(
    'by', (SELECT email FROM organizers WHERE id = v_reset.organizer_id)), p_now);
  RETURN true;
END $$;
