-- A new epoch for a queue whose Redis has no memory of it (first join ever, or lost, or an older one): it gives out numbers
-- above all that anybody may have. p_known_epoch: the one that counted when the caller asked; of those who ask at once one
-- opens the next. No row, and nothing done, where another epoch counts by now, and while may_redis_issue says no.
CREATE OR REPLACE FUNCTION open_epoch(
  p_event_id text, p_known_epoch integer, p_block integer, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (epoch integer, issued bigint, reserved bigint, has_provisional boolean)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  IF NOT EXISTS (
    SELECT 1 FROM waiting_rooms w
    WHERE w.event_id = p_event_id AND w.epoch = p_known_epoch AND may_redis_issue(w, v_now)
  ) THEN
    RETURN;
  END IF;
  PERFORM abandon_block(p_event_id);
  RETURN QUERY
  UPDATE waiting_rooms w SET epoch = w.epoch + 1, issuer = 'redis', reserved = w.reserved + p_block
  WHERE w.event_id = p_event_id
  RETURNING w.epoch, w.issued, w.reserved, EXISTS (SELECT 1 FROM provisional_joins p WHERE p.event_id = p_event_id);
END $$;
