-- Whether Redis may begin to give the numbers out: not for some seconds after PostgreSQL had to, and longer the more often that
-- was. While some process cannot reach Redis and others do, each change from one to the other passes over a block.
CREATE OR REPLACE FUNCTION may_redis_issue(p_room waiting_rooms, p_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT NOT (
    p_room.issuer = 'postgres' AND p_now >= p_room.issuer_since
    AND p_now < p_room.issuer_since + make_interval(secs => least(30, 3 * (SELECT count(*) FROM unnest(p_room.skipped))))
  )
$$;
