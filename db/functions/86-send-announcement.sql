-- The bookings of the riders whom an announcement is for: confirmed by p_until, of one category or (null) of all, arrived or not by
-- p_until (all, arrived, not_arrived), after the id p_after. The one place that says so. Who arrives while it is being sent is in the
-- same half to its end.
CREATE OR REPLACE FUNCTION announcement_riders(
  p_event_id text, p_category_id text, p_arrival text, p_until timestamptz, p_after text
)
RETURNS TABLE (booking_id text) LANGUAGE sql STABLE AS $$
  SELECT b.id FROM bookings b
  WHERE b.event_id = p_event_id AND b.id > p_after AND b.state = 'confirmed' AND b.confirmed_at <= p_until
    AND (p_category_id IS NULL OR b.category_id = p_category_id)
    AND (
      p_arrival = 'all'
      OR (b.id IN (SELECT c.booking_id FROM bookings_checked_in(p_event_id, p_until) c)) = (p_arrival = 'arrived')
    );
$$;

-- An organizer sends a message to the confirmed riders; enqueue_announcement puts it into the outbox afterwards. p_texts, p_channels,
-- p_category_id, p_arrival: see the table. p_hour_max: how many an event may send in an hour. p_entry: see record_audit_entry.
-- The event's row is locked, so that of two who press at once each sees what the other has sent.
-- Outcomes, with the announcement where there is one:
--   sending        is_new tells whether by this call
--   sent_already   the same texts went to the same riders within a day
--   too_many, nobody, unknown_category, not_published, event_cancelled
CREATE OR REPLACE FUNCTION send_announcement(
  p_event_id text, p_id text, p_request_id text, p_texts jsonb, p_channels text[], p_category_id text, p_arrival text,
  p_hour_max integer, p_entry jsonb, p_now timestamptz
)
RETURNS TABLE (outcome text, id text, is_new boolean)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_event_state text;
  v_former text;
  v_riders integer;
  v_outcome text;
BEGIN
  SELECT state INTO STRICT v_event_state FROM events WHERE id = p_event_id FOR UPDATE;
  SELECT a.id INTO v_former FROM announcements a WHERE a.event_id = p_event_id AND a.request_id = p_request_id;
  IF FOUND THEN
    RETURN QUERY SELECT 'sending', v_former, false;
    RETURN;
  END IF;
  SELECT a.id INTO v_former FROM announcements a
  WHERE a.event_id = p_event_id AND a.texts = p_texts AND a.channels @> p_channels AND a.stopped_at IS NULL
    AND a.category_id IS NOT DISTINCT FROM p_category_id AND a.arrival = p_arrival AND a.requested_at > p_now - interval '1 day'
  LIMIT 1;
  SELECT count(*) INTO v_riders FROM announcement_riders(p_event_id, p_category_id, p_arrival, p_now, '');
  v_outcome := CASE
    WHEN v_event_state = 'draft' THEN 'not_published'
    WHEN v_event_state = 'cancelled' THEN 'event_cancelled'
    WHEN p_category_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM categories c WHERE c.event_id = p_event_id AND c.id = p_category_id
    ) THEN 'unknown_category'
    WHEN v_former IS NOT NULL THEN 'sent_already'
    WHEN v_riders = 0 THEN 'nobody'
    WHEN p_hour_max <= (
      SELECT count(*) FROM announcements a WHERE a.event_id = p_event_id AND a.requested_at > p_now - interval '1 hour'
    ) THEN 'too_many'
    ELSE 'sending'
  END;
  IF v_outcome = 'sending' THEN
    INSERT INTO announcements (
      event_id, id, request_id, texts, channels, category_id, arrival, requested_by, requested_at, confirmed_until
    ) VALUES (
      p_event_id, p_id, p_request_id, p_texts, p_channels, p_category_id, p_arrival, p_entry ->> 'by', p_now, p_now
    );
    PERFORM record_audit_entry(
      p_event_id, p_entry || jsonb_build_object('facts', p_entry -> 'facts' || jsonb_build_object('count', v_riders)), p_now
    );
  END IF;
  RETURN QUERY SELECT v_outcome, CASE v_outcome WHEN 'sending' THEN p_id ELSE v_former END, v_outcome = 'sending';
END $$;
