-- What Redis had not given out of its block is passed over from here on: nobody may take part in the draw or hold up the queue
-- who may not exist. Before the draw nobody has been told one of these (decide-issue-step.ts); after it, a few in the last
-- second, and they have it all the same.
CREATE OR REPLACE FUNCTION abandon_block(p_event_id text) RETURNS void
LANGUAGE sql AS $$
  UPDATE waiting_rooms
  SET skipped = skipped + int8multirange(int8range(issued + 1, reserved + 1)), issued = reserved
  WHERE event_id = p_event_id
$$;
