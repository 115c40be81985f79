-- How far the time of those who have a place or a call has counted. While nobody is served it stands still: until a beat has
-- given back what was lost, it is the time at which somebody was served last, whichever process asks.
-- p_is_serving: the caller does what a rider asks for, which proves that riders are served now. A job proves nothing, so for it
-- time has come only as far as the last beat.
CREATE OR REPLACE FUNCTION counted_time(p_now timestamptz, p_is_serving boolean) RETURNS timestamptz
LANGUAGE sql VOLATILE AS $$
  SELECT coalesce((
    SELECT least(p_now, served_until) FROM service_beats
    WHERE server_started_at <> pg_postmaster_start_time() OR expected_until < p_now
       OR NOT p_is_serving AND expected_until IS NOT NULL
  ), p_now)
$$;
