-- The tidy-up job: does what any other function would do in passing.
CREATE OR REPLACE FUNCTION expire_places(p_event_id text, p_now timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
BEGIN
  PERFORM sweep_places(p_event_id, lock_capacity(p_event_id, p_now));
END $$;
