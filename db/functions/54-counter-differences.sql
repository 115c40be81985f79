-- Counts the places of an event again from its bookings and call windows, and answers each counter that is stored otherwise.
-- One statement sees one snapshot, and every function changes rows and counters in one transaction: so what differs here
-- is wrong, and the sale need not wait for the count.
CREATE OR REPLACE FUNCTION counter_differences(p_event_id text)
RETURNS TABLE (counter text, category_id text, stored integer, counted integer)
LANGUAGE sql STABLE AS $$
  WITH live AS (
    SELECT b.category_id, b.state = 'confirmed' AS is_confirmed, count(*)::integer AS places
    FROM bookings b WHERE b.event_id = p_event_id AND b.state IN ('held', 'paying', 'confirmed') GROUP BY 1, 2
  ), compared AS (
    SELECT 'called' AS counter, NULL::text AS category_id, e.called AS stored,
           (SELECT coalesce(sum(w.granted - w.claimed), 0)::integer FROM call_windows w
            WHERE w.event_id = p_event_id AND w.is_open) AS counted
    FROM event_capacity e WHERE e.event_id = p_event_id
    UNION ALL
    SELECT k.name, NULL, k.stored, (SELECT coalesce(sum(l.places), 0)::integer FROM live l WHERE l.is_confirmed = k.is_confirmed)
    FROM event_capacity e, LATERAL (VALUES ('held', e.held, false), ('confirmed', e.confirmed, true)) k (name, stored, is_confirmed)
    WHERE e.event_id = p_event_id
    UNION ALL
    SELECT k.name, c.category_id, k.stored,
           (SELECT coalesce(sum(l.places), 0)::integer FROM live l
            WHERE l.category_id = c.category_id AND l.is_confirmed = k.is_confirmed)
    FROM category_capacity c, LATERAL (VALUES ('held', c.held, false), ('confirmed', c.confirmed, true)) k (name, stored, is_confirmed)
    WHERE c.event_id = p_event_id
  )
  SELECT counter, category_id, stored, counted FROM compared WHERE stored <> counted ORDER BY category_id NULLS FIRST, counter;
$$;
