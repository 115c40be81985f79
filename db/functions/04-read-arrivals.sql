-- What the calls of the last minutes whose time is over tell of those to come: which share took their place (turnout), and after
-- how many seconds in the mean (claim delay). Twenty who came within a sixth of the window are assumed, so that a few prove
-- nothing. Never less than a third: more are not called in advance.
CREATE OR REPLACE FUNCTION read_arrivals(
  p_event_id text, p_window_seconds integer, p_now timestamptz, OUT turnout double precision, OUT claim_delay_seconds double precision
)
LANGUAGE sql STABLE AS $$
  SELECT greatest(1::double precision / 3,
                  (20 + coalesce(sum(claimed), 0))::double precision / (20 + coalesce(sum(granted), 0))::double precision),
         greatest(1, (20 * p_window_seconds / 6.0::double precision + coalesce(sum(claim_seconds), 0)) / (20 + coalesce(sum(claimed), 0)))
  FROM call_windows
  WHERE event_id = p_event_id AND called_at > p_now - make_interval(secs => 3 * p_window_seconds) AND expires_at <= p_now
$$;
