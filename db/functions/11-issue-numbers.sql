-- While Redis is away: gives each of these tickets a number behind all that anybody may have, the same one when asked again.
-- p_indexes: what Redis had given the ticket before, or null. It keeps that one, and whoever comes first decides: of one
-- visitor who joins at two servers at once each may know something else.
-- p_takes_over: also when Redis gives the numbers out, because the caller cannot reach it; else only while PostgreSQL does. A
-- ticket that gets none has no row.
CREATE OR REPLACE FUNCTION issue_numbers(
  p_event_id text, p_ticket_ids text[], p_indexes bigint[], p_takes_over boolean, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (ticket_id text, index bigint)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_new text[];
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  IF p_takes_over OR (SELECT w.issuer = 'postgres' FROM waiting_rooms w WHERE w.event_id = p_event_id) THEN
    INSERT INTO provisional_joins (event_id, ticket_id, index)
    SELECT p_event_id, t.id, max(t.index) FROM unnest(p_ticket_ids, p_indexes) AS t (id, index)
    WHERE t.index IS NOT NULL GROUP BY t.id
    ON CONFLICT DO NOTHING;
    v_new := ARRAY(
      SELECT t.id FROM unnest(p_ticket_ids) WITH ORDINALITY AS t (id, ord)
      WHERE NOT EXISTS (SELECT 1 FROM provisional_joins p WHERE p.event_id = p_event_id AND p.ticket_id = t.id)
      GROUP BY t.id ORDER BY min(t.ord)
    );
    IF cardinality(v_new) > 0 THEN
      PERFORM abandon_block(p_event_id);
      UPDATE waiting_rooms w SET epoch = w.epoch + 1, issuer = 'postgres', issuer_since = v_now
      WHERE w.event_id = p_event_id AND w.issuer = 'redis';
      INSERT INTO provisional_joins (event_id, ticket_id, index)
      SELECT p_event_id, t.id, w.reserved + t.ord
      FROM waiting_rooms w, unnest(v_new) WITH ORDINALITY AS t (id, ord) WHERE w.event_id = p_event_id;
      UPDATE waiting_rooms w SET reserved = w.reserved + cardinality(v_new), issued = w.reserved + cardinality(v_new)
      WHERE w.event_id = p_event_id;
    END IF;
  END IF;
  RETURN QUERY
  SELECT p.ticket_id, p.index FROM provisional_joins p
  WHERE p.event_id = p_event_id AND p.ticket_id = ANY (p_ticket_ids);
END $$;
