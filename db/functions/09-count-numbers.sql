-- How many numbers there are in these ranges.
CREATE OR REPLACE FUNCTION numbers_in(p_ranges int8multirange) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(sum(upper(range) - lower(range)), 0)::bigint FROM unnest(p_ranges) range
$$;

-- How many have a number above `p_after` and not above `p_last`: those that were lost with a Redis are nobody's.
CREATE OR REPLACE FUNCTION people_between(p_skipped int8multirange, p_after bigint, p_last bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT p_last - p_after - numbers_in(p_skipped * int8multirange(int8range(p_after + 1, greatest(p_after, p_last) + 1)))
$$;

-- The last number before the next that is somebody's: those that were lost with a Redis are passed over.
CREATE OR REPLACE FUNCTION pass_over_gap(p_skipped int8multirange, p_serving bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce((SELECT upper(gap) - 1 FROM unnest(p_skipped) gap WHERE gap @> p_serving + 1), p_serving)
$$;
