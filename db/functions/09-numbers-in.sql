-- How many numbers there are in these ranges.
CREATE OR REPLACE FUNCTION numbers_in(p_ranges int8multirange) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(sum(upper(range) - lower(range)), 0)::bigint FROM unnest(p_ranges) range
$$;
