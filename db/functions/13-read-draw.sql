-- What anybody may know of an event's draw. The secret and all that follows from it only once the draw is held.
CREATE OR REPLACE FUNCTION read_draw(p_event_id text)
RETURNS TABLE (commit text, secret text, seed text, size bigint, gaps jsonb, list_hash text, sealed_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(w.draw_secret), 'hex'), CASE WHEN w.sealed_at IS NOT NULL THEN encode(w.draw_secret, 'hex') END,
         encode(w.draw_seed, 'hex'), w.draw_size,
         (SELECT jsonb_agg(jsonb_build_array(lower(gap), upper(gap) - 1) ORDER BY gap) FROM unnest(w.draw_gaps) gap),
         encode(w.draw_list_hash, 'hex'), w.sealed_at
  FROM waiting_rooms w WHERE w.event_id = p_event_id
$$;
