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

-- How much room at checkout to keep for those whose call is open: as many as are expected to come, and one and a half standard
-- deviations, because chance may bring more. Who will come comes soon: of a call that has waited less is expected, by Bayes' rule
-- for a delay that is exponentially distributed. Where everybody comes each call counts whole.
CREATE OR REPLACE FUNCTION room_for_called(
  p_event_id text, p_turnout double precision, p_claim_delay_seconds double precision, p_now timestamptz
) RETURNS double precision
LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(waiting * chance) + 1.5 * sqrt(sum(waiting * chance * (1 - chance))), 0)
  FROM (
    SELECT granted - claimed AS waiting,
           1 / (1 + (1 - p_turnout) / p_turnout
                    * exp(least(500, greatest(0, extract(epoch FROM p_now - called_at)) / p_claim_delay_seconds))) AS chance
    FROM call_windows WHERE event_id = p_event_id AND is_open
  ) calls
$$;

-- How many more may be called before checkout is as full as it should be, given how many of the called come.
CREATE OR REPLACE FUNCTION places_at_checkout(
  p_concurrency integer, p_held integer, p_for_called double precision, p_turnout double precision
) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
  SELECT floor((p_concurrency - p_held - p_for_called) / p_turnout)::integer
$$;

-- Part of the tick: additive increase, multiplicative decrease. While no process reports overload ten more may be at checkout
-- every ten seconds, up to the organizer's target; a report takes three tenths away, at most once in ten seconds and never
-- below fifty: a noisy machine must not stop a sale.
CREATE OR REPLACE FUNCTION adapt_concurrency(
  p_room waiting_rooms, p_target integer, p_is_overloaded boolean, p_now timestamptz
) RETURNS waiting_rooms
LANGUAGE plpgsql AS $$
BEGIN
  p_room.concurrency := least(coalesce(p_room.concurrency, p_target), p_target);
  IF p_is_overloaded THEN
    IF p_room.strained_at IS NULL OR p_room.strained_at <= p_now - interval '10 seconds' THEN
      p_room.concurrency := least(p_target, greatest(50, floor(p_room.concurrency * 0.7)::integer));
      p_room.strained_at := p_now;
      p_room.adapted_at := p_now;
    END IF;
  ELSIF p_room.concurrency < p_target
    AND coalesce(p_room.adapted_at, '-infinity') <= p_now - interval '10 seconds' THEN
    p_room.concurrency := least(p_target, p_room.concurrency + 10);
    p_room.adapted_at := p_now;
  END IF;
  RETURN p_room;
END $$;
