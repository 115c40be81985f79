-- `p_length` characters of base 32 without look-alikes, as platform/ids.ts draws them: 5 random bits each, at most 14 of them.
CREATE OR REPLACE FUNCTION random_text(p_length integer) RETURNS text
LANGUAGE sql VOLATILE AS $$
  -- Of a random UUID all bytes but two, which say that it is one.
  SELECT string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', 1 + (get_byte(bytes, place) & 31), 1), '' ORDER BY nth)
  FROM (SELECT uuid_send(gen_random_uuid()) AS bytes) drawn,
       unnest(ARRAY[0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13, 14, 15]) WITH ORDINALITY AS p (place, nth)
  WHERE nth <= p_length
$$;

-- An id for a row of an event that SQL makes by itself, as `newRowId` of platform/ids.ts makes them: prefix, event, time, and random.
CREATE OR REPLACE FUNCTION new_row_id(p_prefix text, p_event_id text, p_now timestamptz) RETURNS text
LANGUAGE sql VOLATILE AS $$
  SELECT p_prefix || '_' || substr(p_event_id, 5) || (
    SELECT string_agg(substr(
      '0123456789abcdefghjkmnpqrstvwxyz', 1 + ((floor(extract(epoch FROM p_now) * 1000)::bigint >> (5 * place)) & 31)::integer, 1
    ), '' ORDER BY place DESC)
    FROM generate_series(0, 8) place
  ) || random_text(8)
$$;
