-- How many have a number above `p_after` and not above `p_last`: those that were lost with a Redis are nobody's.
CREATE OR REPLACE FUNCTION people_between(p_skipped int8multirange, p_after bigint, p_last bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT p_last - p_after - numbers_in(p_skipped * int8multirange(int8range(p_after + 1, greatest(p_after, p_last) + 1)))
$$;
