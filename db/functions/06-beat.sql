-- A process that serves riders can use PostgreSQL. Ends an outage, if there was one, by giving everybody the time back that was
-- lost; nothing else does. There was one if a beat that was promised did not come, if PostgreSQL is not the one that was there
-- before, or if the caller itself was without it for more than 3 s.
--
-- p_is_regular: the caller beats once a second and promises its next beat within 3 s. Others neither promise one nor
-- take back what somebody promised.
-- p_failed_for: for how long the caller could not use PostgreSQL until now; zero if it could.
-- Answers how many seconds it gives back, and how many were given back in all since the first beat.
CREATE OR REPLACE FUNCTION beat(
  p_is_regular boolean, p_failed_for interval, p_now timestamptz DEFAULT NULL,
  OUT seconds_lost double precision, OUT seconds_given_back double precision
)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_beat service_beats%ROWTYPE;
  v_lost_since timestamptz;
BEGIN
  INSERT INTO service_beats (served_until, server_started_at)
  VALUES (coalesce(p_now, clock_timestamp()), pg_postmaster_start_time()) ON CONFLICT DO NOTHING;
  SELECT * INTO STRICT v_beat FROM service_beats FOR UPDATE;
  v_now := coalesce(p_now, clock_timestamp());
  v_lost_since := least(v_now, CASE
    WHEN v_beat.expected_until < v_now OR v_beat.server_started_at <> pg_postmaster_start_time() THEN v_beat.served_until
    WHEN p_failed_for > interval '3 seconds' THEN greatest(v_now - p_failed_for, v_beat.given_back_until)
  END);
  seconds_lost := extract(epoch FROM v_now - v_lost_since);
  seconds_given_back := v_beat.seconds_given_back + seconds_lost;
  IF seconds_lost > 0 THEN
    PERFORM give_time_back(v_lost_since, v_now - v_lost_since);
  END IF;

  UPDATE service_beats b
  SET served_until = v_now,
      expected_until = CASE
        WHEN p_is_regular THEN v_now + interval '3 seconds'
        WHEN b.expected_until >= v_now THEN b.expected_until
      END,
      server_started_at = pg_postmaster_start_time(),
      given_back_until = CASE WHEN seconds_lost > 0 THEN v_now ELSE b.given_back_until END,
      seconds_given_back = v_beat.seconds_given_back + seconds_lost;
END $$;
