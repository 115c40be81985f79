-- Claims the open items that nobody was told of yet, all together: they become one email per recipient. Nothing is claimed
-- while another process writes, or before p_pause has passed since the last emails. An advisory lock keeps two processes apart
-- that ask at once, because the second could not see the first one's leases yet.
-- p_with_installation: whether somebody reads what concerns no event.
CREATE OR REPLACE FUNCTION claim_alarms(
  p_lease interval, p_pause interval, p_with_installation boolean, p_limit integer, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (event_id text, id text)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
BEGIN
  IF NOT EXISTS (SELECT 1 FROM attention_items WHERE alarmed_at IS NULL AND resolved_at IS NULL)
    OR NOT pg_try_advisory_xact_lock(hashtext('startline.claim_alarms'))
    OR EXISTS (SELECT 1 FROM attention_items WHERE alarmed_at > v_now - p_pause)
    OR EXISTS (SELECT 1 FROM attention_items WHERE alarmed_at IS NULL AND alarm_leased_until > v_now)
  THEN
    RETURN;
  END IF;
  RETURN QUERY
  UPDATE attention_items a SET alarm_leased_until = v_now + p_lease
  FROM (
    SELECT i.event_id, i.id FROM attention_items i
    WHERE i.alarmed_at IS NULL AND i.resolved_at IS NULL AND (p_with_installation OR i.event_id <> '')
    ORDER BY i.opened_at LIMIT p_limit
    FOR UPDATE SKIP LOCKED
  ) due
  WHERE a.event_id = due.event_id AND a.id = due.id
  RETURNING a.event_id, a.id;
END $$;
