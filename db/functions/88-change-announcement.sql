-- An organizer stops an announcement: what has not been handed over is not sent any more. Outcomes: stopped (also where it was before),
-- unknown_announcement.
CREATE OR REPLACE FUNCTION stop_announcement(p_event_id text, p_id text, p_entry jsonb, p_now timestamptz)
RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  UPDATE announcements SET stopped_by = p_entry ->> 'by', stopped_at = p_now, finished_at = NULL
  WHERE event_id = p_event_id AND id = p_id AND stopped_at IS NULL;
  IF FOUND THEN
    PERFORM record_audit_entry(p_event_id, p_entry, p_now);
  ELSIF NOT EXISTS (SELECT 1 FROM announcements WHERE event_id = p_event_id AND id = p_id) THEN
    RETURN 'unknown_announcement';
  END IF;
  RETURN 'stopped';
END $$;

-- It goes to those too whom it is for since: confirmed since, or arrived since where it is for them; whoever has it gets nothing again.
-- p_seen_until: until when it was for whoever was confirmed, as the organizer saw it, so that a press that comes twice is one. Outcomes: sending, stopped, unknown_announcement,
-- event_cancelled.
CREATE OR REPLACE FUNCTION extend_announcement(
  p_event_id text, p_id text, p_seen_until timestamptz, p_entry jsonb, p_now timestamptz
)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_announcement announcements%ROWTYPE;
  v_riders integer;
BEGIN
  SELECT * INTO v_announcement FROM announcements WHERE event_id = p_event_id AND id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'unknown_announcement';
  ELSIF v_announcement.stopped_at IS NOT NULL THEN
    RETURN 'stopped';
  ELSIF EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'cancelled') THEN
    RETURN 'event_cancelled';
  ELSIF v_announcement.confirmed_until > p_seen_until THEN
    RETURN 'sending';
  END IF;
  UPDATE announcements SET confirmed_until = p_now, enqueued_through = '', finished_at = NULL
  WHERE event_id = p_event_id AND id = p_id;
  SELECT count(*) INTO v_riders
  FROM announcement_riders(p_event_id, v_announcement.category_id, v_announcement.arrival, p_now, '') r
  WHERE NOT EXISTS (
    SELECT 1 FROM messages m
    WHERE m.event_id = p_event_id AND m.booking_id = r.booking_id AND m.kind = 'announcement' AND m.about_id = p_id
  );
  PERFORM record_audit_entry(
    p_event_id, p_entry || jsonb_build_object('facts', p_entry -> 'facts' || jsonb_build_object('count', v_riders)), p_now
  );
  RETURN 'sending';
END $$;
