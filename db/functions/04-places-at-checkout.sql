-- How many more may be called before checkout is as full as it should be, given how many of the called come.
CREATE OR REPLACE FUNCTION places_at_checkout(
  p_concurrency integer, p_held integer, p_for_called double precision, p_turnout double precision
) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
  SELECT floor((p_concurrency - p_held - p_for_called) / p_turnout)::integer
$$;
