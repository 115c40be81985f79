-- Invites somebody, for an owner. One request invites once, however often it comes, and an address has one open invitation.
-- Outcomes: invited (with the id of the first), not_allowed, is_member, already_invited.
CREATE OR REPLACE FUNCTION invite_person(
  p_id text, p_request_id text, p_email text, p_role text, p_by text, p_expires_at timestamptz, p_entry jsonb, p_now timestamptz
)
RETURNS TABLE (outcome text, invitation_id text) LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever takes the owner's role away waits until this is done, or comes first.
  PERFORM 1 FROM organizers WHERE email = p_by AND role = 'owner' FOR SHARE;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'not_allowed', NULL::text;
    RETURN;
  END IF;
  IF EXISTS (SELECT 1 FROM organizers WHERE email = p_email) THEN
    RETURN QUERY SELECT 'is_member', NULL::text;
    RETURN;
  END IF;
  UPDATE team_invitations SET revoked_at = p_now
  WHERE email = p_email AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at <= p_now;
  INSERT INTO team_invitations (id, request_id, email, role, invited_by, invited_at, expires_at)
  VALUES (p_id, p_request_id, p_email, p_role, p_by, p_now, p_expires_at)
  ON CONFLICT DO NOTHING;
  IF FOUND THEN
    PERFORM enqueue_team_email('invitation', p_id, p_email, p_now);
    PERFORM record_audit_entry('', p_entry, p_now);
  END IF;
  RETURN QUERY
    SELECT CASE WHEN i.id IS NULL THEN 'already_invited' ELSE 'invited' END, i.id
    FROM (SELECT 1) one LEFT JOIN team_invitations i ON i.request_id = p_request_id;
END $$;

-- Takes an open invitation back, or sends it again with all of its time; for an owner. p_gap: how soon a second press sends nothing.
-- Outcomes: done (also if it was done already), not_allowed, unknown_invitation, already_accepted.
CREATE OR REPLACE FUNCTION change_invitation(
  p_id text, p_is_revoked boolean, p_by text, p_expires_at timestamptz, p_gap interval, p_entry jsonb, p_now timestamptz
)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_invitation team_invitations%ROWTYPE;
BEGIN
  PERFORM 1 FROM organizers WHERE email = p_by AND role = 'owner' FOR SHARE;
  IF NOT FOUND THEN
    RETURN 'not_allowed';
  END IF;
  SELECT * INTO v_invitation FROM team_invitations WHERE id = p_id FOR UPDATE;
  IF v_invitation.id IS NULL THEN
    RETURN 'unknown_invitation';
  ELSIF v_invitation.accepted_at IS NOT NULL THEN
    RETURN 'already_accepted';
  ELSIF v_invitation.revoked_at IS NOT NULL THEN
    RETURN CASE WHEN p_is_revoked THEN 'done' ELSE 'unknown_invitation' END;
  END IF;
  IF p_is_revoked THEN
    UPDATE team_invitations SET revoked_at = p_now WHERE id = p_id;
  ELSIF EXISTS (SELECT 1 FROM team_emails WHERE about_id = p_id AND enqueued_at > p_now - p_gap) THEN
    RETURN 'done';
  ELSE
    UPDATE team_invitations SET expires_at = p_expires_at WHERE id = p_id;
    PERFORM enqueue_team_email('invitation', p_id, v_invitation.email, p_now);
  END IF;
  PERFORM record_audit_entry('', p_entry || jsonb_build_object('subject', v_invitation.email), p_now);
  RETURN 'done';
END $$;

-- Makes the account of somebody who was invited, once. Outcomes: joined, invalid_link (unknown, revoked or too old), already_accepted,
-- is_member.
CREATE OR REPLACE FUNCTION join_team(
  p_invitation_id text, p_organizer_id text, p_name text, p_password_hash text, p_entry jsonb, p_now timestamptz
)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_invitation team_invitations%ROWTYPE;
BEGIN
  SELECT * INTO v_invitation FROM team_invitations WHERE id = p_invitation_id FOR UPDATE;
  IF v_invitation.accepted_at IS NOT NULL THEN
    RETURN 'already_accepted';
  ELSIF v_invitation.id IS NULL OR v_invitation.revoked_at IS NOT NULL OR v_invitation.expires_at <= p_now THEN
    RETURN 'invalid_link';
  END IF;
  INSERT INTO organizers (id, name, email, email_verified, role, created_at, updated_at)
  VALUES (p_organizer_id, p_name, v_invitation.email, true, v_invitation.role, p_now, p_now)
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN 'is_member';
  END IF;
  INSERT INTO organizer_accounts (id, organizer_id, account_id, provider_id, password, created_at, updated_at)
  VALUES (p_organizer_id, p_organizer_id, p_organizer_id, 'credential', p_password_hash, p_now, p_now);
  UPDATE team_invitations SET accepted_at = p_now WHERE id = p_invitation_id;
  PERFORM record_audit_entry('', p_entry || jsonb_build_object(
    'subject', v_invitation.email, 'by', v_invitation.email, 'facts', jsonb_build_object('role', v_invitation.role)), p_now);
  RETURN 'joined';
END $$;
