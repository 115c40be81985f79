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
