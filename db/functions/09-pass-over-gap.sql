-- The last number before the next that is somebody's: those that were lost with a Redis are passed over.
CREATE OR REPLACE FUNCTION pass_over_gap(p_skipped int8multirange, p_serving bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce((SELECT upper(gap) - 1 FROM unnest(p_skipped) gap WHERE gap @> p_serving + 1), p_serving)
$$;
