-- Numbers are reserved here in blocks and given out by Redis, which may never pass `reserved`. So no number is ever given
-- twice, whatever Redis forgets: what it had left of its block is passed over (skipped), and whoever was given one of
-- those just before has it all the same.

-- What Redis had left of its block is passed over from here on: nobody may take part in the draw or hold up the queue who
-- may not exist. Before the draw nobody has been told one of these (join-queue.ts); after it, a few in the last second.
CREATE OR REPLACE FUNCTION leave_block(p_event_id text) RETURNS void
LANGUAGE sql AS $$
  UPDATE waiting_rooms
  SET skipped = skipped + int8multirange(int8range(issued + 1, reserved + 1)), issued = reserved
  WHERE event_id = p_event_id
$$;

-- For some seconds after PostgreSQL had to give numbers out it goes on, and longer the more often that was: while some process
-- does not hear Redis and others do, each turn passes over a block.
CREATE OR REPLACE FUNCTION postgres_goes_on(p_room waiting_rooms, p_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT p_room.issuer = 'postgres' AND p_now >= p_room.issuer_since
    AND p_now < p_room.issuer_since + make_interval(secs => least(30, 3 * (SELECT count(*) FROM unnest(p_room.skipped))))
$$;

-- A new epoch for a queue whose Redis has no memory of it (first join ever, or lost, or an older one): it gives out numbers
-- above all that anybody may have. Redis names one process to call this; should two do so, Redis keeps the higher epoch.
-- No row, and nothing done, while postgres_goes_on.
CREATE OR REPLACE FUNCTION open_epoch(p_event_id text, p_block integer, p_now timestamptz DEFAULT NULL)
RETURNS TABLE (epoch integer, issued bigint, reserved bigint, has_provisional boolean)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  IF (SELECT postgres_goes_on(w, v_now) FROM waiting_rooms w WHERE w.event_id = p_event_id) THEN
    RETURN;
  END IF;
  PERFORM leave_block(p_event_id);
  RETURN QUERY
  UPDATE waiting_rooms w SET epoch = w.epoch + 1, issuer = 'redis', reserved = w.reserved + p_block
  WHERE w.event_id = p_event_id
  RETURNING w.epoch, w.issued, w.reserved, EXISTS (SELECT 1 FROM provisional_joins p WHERE p.event_id = p_event_id);
END $$;

-- More numbers for a Redis of the epoch that has used its block up, or nearly. Answers the current epoch; a newer one than
-- p_epoch means that this Redis is an older one and must not go on (open_epoch). A Redis that is ahead of us tells that we
-- were restored from an older state: what it gave out since is somebody's.
CREATE OR REPLACE FUNCTION reserve_numbers(p_event_id text, p_epoch integer, p_issued bigint, p_block integer)
RETURNS TABLE (epoch integer, reserved bigint)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
BEGIN
  PERFORM lock_capacity(p_event_id, NULL);
  UPDATE waiting_rooms w
  SET epoch = p_epoch, issuer = 'redis', issued = greatest(w.issued, p_issued), reserved = greatest(w.reserved, p_issued + p_block)
  WHERE w.event_id = p_event_id AND (w.epoch < p_epoch OR w.epoch = p_epoch AND w.issuer = 'redis');
  RETURN QUERY
  SELECT CASE WHEN w.issuer = 'redis' THEN w.epoch ELSE w.epoch + 1 END, w.reserved
  FROM waiting_rooms w WHERE w.event_id = p_event_id;
END $$;

-- While Redis is away: gives each of these tickets a number behind all that anybody may have, the same one when asked again.
-- p_takes_over: also when Redis gives the numbers out, because the caller does not hear it; else only in PostgreSQL's turn. A
-- ticket that gets none has no row.
CREATE OR REPLACE FUNCTION issue_numbers(
  p_event_id text, p_ticket_ids text[], p_takes_over boolean, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (ticket_id text, number bigint)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_new text[];
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  v_new := ARRAY(
    SELECT t.id FROM unnest(p_ticket_ids) WITH ORDINALITY AS t (id, ord)
    WHERE NOT EXISTS (SELECT 1 FROM provisional_joins p WHERE p.event_id = p_event_id AND p.ticket_id = t.id)
    GROUP BY t.id ORDER BY min(t.ord)
  );
  IF cardinality(v_new) > 0
    AND (p_takes_over OR (SELECT w.issuer = 'postgres' FROM waiting_rooms w WHERE w.event_id = p_event_id)) THEN
    PERFORM leave_block(p_event_id);
    UPDATE waiting_rooms w SET epoch = w.epoch + 1, issuer = 'postgres', issuer_since = v_now
    WHERE w.event_id = p_event_id AND w.issuer = 'redis';
    INSERT INTO provisional_joins (event_id, ticket_id, number)
    SELECT p_event_id, t.id, w.reserved + t.ord
    FROM waiting_rooms w, unnest(v_new) WITH ORDINALITY AS t (id, ord) WHERE w.event_id = p_event_id;
    UPDATE waiting_rooms w SET reserved = w.reserved + cardinality(v_new), issued = w.reserved + cardinality(v_new)
    WHERE w.event_id = p_event_id;
  END IF;
  RETURN QUERY
  SELECT p.ticket_id, p.number FROM provisional_joins p
  WHERE p.event_id = p_event_id AND p.ticket_id = ANY (p_ticket_ids);
END $$;
