-- An organizer sends an announcement again to those whom it did not reach; resend_announcement_batch does it afterwards. Answers to how
-- many; 0 where there is nobody, it was stopped, or it is being sent again already.
CREATE OR REPLACE FUNCTION request_announcement_resend(p_event_id text, p_id text, p_entry jsonb, p_now timestamptz)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_count integer;
BEGIN
  PERFORM FROM announcements
  WHERE event_id = p_event_id AND id = p_id AND stopped_at IS NULL AND resent_through IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  SELECT count(*) INTO v_count FROM messages
  WHERE event_id = p_event_id AND kind = 'announcement' AND about_id = p_id AND state IN ('failed', 'bounced');
  IF v_count = 0 THEN
    RETURN 0;
  END IF;
  UPDATE announcements SET resent_through = '' WHERE event_id = p_event_id AND id = p_id;
  PERFORM record_audit_entry(
    p_event_id, p_entry || jsonb_build_object('facts', p_entry -> 'facts' || jsonb_build_object('count', v_count)), p_now
  );
  RETURN v_count;
END $$;

-- Puts the next of them back into the outbox. p_from: the states from which that may be. Each message is passed once, so one that fails
-- anew is not sent a third time. Small transactions, which lock the announcement and the messages of the batch; where it stands is
-- written with each. Answers how many; 0 when it has finished, or somebody else is at it.
CREATE OR REPLACE FUNCTION resend_announcement_batch(
  p_event_id text, p_id text, p_from text[], p_limit integer, p_now timestamptz
)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_announcement announcements%ROWTYPE;
  v_ids text[] := '{}';
BEGIN
  SELECT * INTO v_announcement FROM announcements
  WHERE event_id = p_event_id AND id = p_id AND resent_through IS NOT NULL FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  IF v_announcement.stopped_at IS NULL THEN
    v_ids := ARRAY(
      SELECT id FROM messages
      WHERE event_id = p_event_id AND kind = 'announcement' AND about_id = p_id AND state IN ('failed', 'bounced')
        AND id > v_announcement.resent_through
      ORDER BY id LIMIT p_limit
    );
    PERFORM requeue_messages(p_event_id, v_ids, p_from, NULL, p_now);
  END IF;
  UPDATE announcements SET resent_through = v_ids[cardinality(v_ids)] WHERE event_id = p_event_id AND id = p_id;
  RETURN cardinality(v_ids);
END $$;
