-- Numbers are reserved here in blocks and given out by Redis, which may never pass `reserved`. So no number is ever given
-- twice, whatever Redis forgets.
--
-- More numbers for a Redis of the epoch that has used its block up, or nearly. No row where another epoch counts: this Redis is
-- an older one and must not go on (open_epoch). A Redis that is ahead of us tells that we were restored from an older state:
-- what it gave out since is somebody's.
CREATE OR REPLACE FUNCTION reserve_numbers(p_event_id text, p_epoch integer, p_issued bigint, p_block integer)
RETURNS TABLE (reserved bigint)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
BEGIN
  PERFORM lock_capacity(p_event_id, NULL);
  RETURN QUERY
  UPDATE waiting_rooms w
  SET epoch = p_epoch, issuer = 'redis', issued = greatest(w.issued, p_issued), reserved = greatest(w.reserved, p_issued + p_block)
  WHERE w.event_id = p_event_id AND (w.epoch < p_epoch OR w.epoch = p_epoch AND w.issuer = 'redis')
  RETURNING w.reserved;
END $$;
