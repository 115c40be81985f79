-- Stores in which language an organizer reads their pages, with an entry in the audit log. p_entry: without what was before. Where it
-- is their language already, nothing is written.
CREATE OR REPLACE FUNCTION set_organizer_language(p_organizer_id text, p_language text, p_entry jsonb, p_now timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_person organizers%ROWTYPE;
BEGIN
  SELECT * INTO v_person FROM organizers WHERE id = p_organizer_id FOR UPDATE;
  IF v_person.id IS NULL OR v_person.language = p_language THEN
    RETURN;
  END IF;
  UPDATE organizers SET language = p_language, updated_at = p_now WHERE id = p_organizer_id;
  PERFORM record_audit_entry('', p_entry || jsonb_build_object('subject', v_person.email,
    'facts', jsonb_build_object('from', v_person.language, 'to', p_language)), p_now);
END $$;
