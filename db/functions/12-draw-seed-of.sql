-- What everybody's drawn number follows from, and nobody could choose: the secret was committed to before the first join,
-- the list of joins was not known when it was.
CREATE OR REPLACE FUNCTION draw_seed_of(p_event_id text, p_secret bytea, p_size bigint, p_list_hash bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(convert_to('startline draw of ' || p_event_id, 'UTF8') || p_secret || int8send(p_size) || p_list_hash)
$$;
