-- A new epoch for a queue whose Redis has no memory of it (first join ever, or lost): numbers go on above the highest
-- that PostgreSQL has heard of. Redis names one process to call this; should two do so, Redis keeps the higher epoch.
CREATE OR REPLACE FUNCTION open_epoch(p_event_id text) RETURNS TABLE (epoch integer, issued bigint)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
BEGIN
  PERFORM lock_capacity(p_event_id, NULL);
  RETURN QUERY
  UPDATE waiting_rooms w SET epoch = w.epoch + 1, epoch_starts[w.epoch + 1] = w.issued
  WHERE w.event_id = p_event_id RETURNING w.epoch, w.issued;
END $$;
