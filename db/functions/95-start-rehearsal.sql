-- Whether an event may be rehearsed now, and if not why: null, or
--   unknown_event          there is no such event, or it is a rehearsal itself
--   event_over             it is closed or cancelled, or its sale is over
--   sale_near              its sale is open, or opens within p_distance
--   rehearsal_running      it is being rehearsed
--   rehearsals_used_up     the team has had p_per_day rehearsals in the last 24 hours
CREATE OR REPLACE FUNCTION rehearsal_refusal(p_event_id text, p_distance interval, p_per_day integer, p_now timestamptz)
RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN e.id IS NULL OR e.is_rehearsal THEN 'unknown_event'
    WHEN e.state NOT IN ('draft', 'published') OR p_now >= e.closes_at THEN 'event_over'
    WHEN e.state = 'published' AND p_now >= e.opens_at - p_distance THEN 'sale_near'
    WHEN EXISTS (SELECT 1 FROM events r WHERE r.rehearsal_of = p_event_id AND r.is_rehearsal AND r.state = 'published')
      THEN 'rehearsal_running'
    WHEN (SELECT count(*) FROM events r WHERE r.is_rehearsal AND r.state <> 'draft' AND r.created_at > p_now - interval '24 hours')
      >= p_per_day THEN 'rehearsals_used_up'
  END
  FROM (SELECT 1) one LEFT JOIN events e ON e.id = p_event_id;
$$;

-- Puts a rehearsal, whose draft is written, before those who have its link. The row of the event that it rehearses is locked meanwhile:
-- who starts another, or changes when the sale opens, comes before or after. An advisory lock makes starts of other events wait too, so
-- that each is counted before the next. p_entry: see record_audit_entry; it is recorded of the
-- event that is rehearsed. Outcomes: started (also if it was before), or those of rehearsal_refusal.
CREATE OR REPLACE FUNCTION start_rehearsal(
  p_rehearsal_id text, p_distance interval, p_per_day integer, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_of text;
  v_refusal text;
BEGIN
  SELECT rehearsal_of INTO STRICT v_of FROM events WHERE id = p_rehearsal_id AND is_rehearsal;
  PERFORM 1 FROM events WHERE id = v_of FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM events WHERE id = p_rehearsal_id AND state = 'published') THEN
    RETURN 'started';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('startline.start_rehearsal'));
  v_now := coalesce(p_now, clock_timestamp());
  v_refusal := rehearsal_refusal(v_of, p_distance, p_per_day, v_now);
  IF v_refusal IS NOT NULL THEN
    RETURN v_refusal;
  END IF;
  IF change_event_state(p_rehearsal_id, 'published', p_now) <> 'changed' THEN
    RAISE EXCEPTION 'the rehearsal % is no draft', p_rehearsal_id;
  END IF;
  PERFORM record_audit_entry(v_of, p_entry || jsonb_build_object(
    'facts', p_entry -> 'facts' || jsonb_build_object('from', NULL, 'to', 'published')
  ), v_now);
  RETURN 'started';
END $$;

-- Ends a rehearsal: nobody gets another place. What is held or being paid for comes to its end as in any closed sale. It is over for
-- good, and what its riders entered is erased days later. p_entry: see record_audit_entry, recorded of the event that was rehearsed.
-- Outcomes: ended (also if it was before), unknown_event.
CREATE OR REPLACE FUNCTION end_rehearsal(p_rehearsal_id text, p_entry jsonb, p_now timestamptz DEFAULT NULL)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_of text;
BEGIN
  SELECT rehearsal_of INTO v_of FROM events WHERE id = p_rehearsal_id AND is_rehearsal AND state <> 'draft';
  IF NOT FOUND THEN
    RETURN 'unknown_event';
  END IF;
  v_now := lock_capacity(p_rehearsal_id, p_now);
  IF change_event_state(p_rehearsal_id, 'closed', p_now) = 'changed' THEN
    PERFORM record_audit_entry(v_of, p_entry || jsonb_build_object('facts', p_entry -> 'facts' || jsonb_build_object(
      'from', 'published', 'to', 'closed', 'count', (SELECT confirmed FROM event_capacity WHERE event_id = p_rehearsal_id)
    )), v_now);
  END IF;
  RETURN 'ended';
END $$;

-- Rehearsals that have to end now: their own time is over, or the real sale is open or comes near, or the event is over.
CREATE OR REPLACE FUNCTION rehearsals_to_end(p_distance interval, p_now timestamptz) RETURNS SETOF text
LANGUAGE sql STABLE AS $$
  SELECT r.id FROM events r LEFT JOIN events e ON e.id = r.rehearsal_of
  WHERE r.is_rehearsal AND r.state = 'published' AND (
    p_now >= r.closes_at OR e.id IS NULL OR e.state NOT IN ('draft', 'published')
    OR (e.state = 'published' AND p_now >= e.opens_at - p_distance)
  );
$$;
