-- Changes somebody's role, or with null removes them, which ends their sessions; for an owner. All owners' rows are locked, by id,
-- so that of two who take each other's role away one comes first and the other is no owner any more. p_entry: without what was before.
-- Outcomes: done (also if it was so already), not_allowed, unknown_person, last_owner.
CREATE OR REPLACE FUNCTION change_team(p_organizer_id text, p_role text, p_by text, p_entry jsonb, p_now timestamptz)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_person organizers%ROWTYPE;
BEGIN
  PERFORM 1 FROM organizers WHERE role = 'owner' ORDER BY id FOR UPDATE;
  IF NOT EXISTS (SELECT 1 FROM organizers WHERE email = p_by AND role = 'owner') THEN
    RETURN 'not_allowed';
  END IF;
  SELECT * INTO v_person FROM organizers WHERE id = p_organizer_id FOR UPDATE;
  IF v_person.id IS NULL THEN
    -- Whoever is to be removed is gone already.
    RETURN CASE WHEN p_role IS NULL THEN 'done' ELSE 'unknown_person' END;
  ELSIF v_person.role = p_role THEN
    RETURN 'done';
  ELSIF v_person.role = 'owner' AND (SELECT count(*) FROM organizers WHERE role = 'owner') = 1 THEN
    RETURN 'last_owner';
  END IF;
  -- Whoever is an owner no more comes back by no link: an owner sees the link of every open invitation.
  IF v_person.role = 'owner' THEN
    UPDATE team_invitations SET revoked_at = p_now
    WHERE accepted_at IS NULL AND revoked_at IS NULL AND (role = 'owner' OR invited_by = v_person.email);
  END IF;
  IF p_role IS NULL THEN
    DELETE FROM organizers WHERE id = p_organizer_id;
  ELSE
    UPDATE organizers SET role = p_role, updated_at = p_now WHERE id = p_organizer_id;
  END IF;
  PERFORM record_audit_entry('', p_entry || jsonb_build_object('subject', v_person.email,
    'facts', jsonb_strip_nulls(jsonb_build_object('from', v_person.role, 'to', p_role))), p_now);
  RETURN 'done';
END $$;
