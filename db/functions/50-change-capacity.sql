-- Sets the event's and its categories' capacities; refuses to go below what is called, held or confirmed.
-- p_categories: [{"id": ..., "capacity": ...}]. Categories not named are left as they are.
-- p_entry: see record_audit_entry: written if anything changes that people could see, so never of a draft. Outcomes: changed, below_sold.
CREATE OR REPLACE FUNCTION change_capacity(
  p_event_id text, p_capacity integer, p_categories jsonb, p_now timestamptz DEFAULT NULL, p_entry jsonb DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_before integer;
  v_categories text;
BEGIN
  INSERT INTO event_capacity (event_id, capacity) VALUES (p_event_id, p_capacity) ON CONFLICT DO NOTHING;
  INSERT INTO waiting_rooms (event_id) VALUES (p_event_id) ON CONFLICT DO NOTHING;
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);

  -- Those who were called must still find a place in some category afterwards.
  IF EXISTS (SELECT 1 FROM event_capacity WHERE event_id = p_event_id AND called + held + confirmed > p_capacity)
    OR EXISTS (
      SELECT 1 FROM category_capacity k JOIN jsonb_array_elements(p_categories) c ON c ->> 'id' = k.category_id
      WHERE k.event_id = p_event_id AND k.held + k.confirmed > (c ->> 'capacity')::integer
    )
    OR (SELECT e.called FROM event_capacity e WHERE e.event_id = p_event_id) > (
      SELECT sum(coalesce((c ->> 'capacity')::integer, k.capacity) - k.held - k.confirmed)
      FROM category_capacity k LEFT JOIN jsonb_array_elements(p_categories) c ON c ->> 'id' = k.category_id
      WHERE k.event_id = p_event_id
    )
  THEN
    RETURN 'below_sold';
  END IF;

  SELECT capacity INTO STRICT v_before FROM event_capacity WHERE event_id = p_event_id;
  SELECT string_agg(n.name || ': ' || coalesce(k.capacity, 0) || ' → ' || (c ->> 'capacity'), ', ' ORDER BY n.position, n.id)
  INTO v_categories
  FROM jsonb_array_elements(p_categories) c
  JOIN categories n ON n.event_id = p_event_id AND n.id = c ->> 'id'
  LEFT JOIN category_capacity k ON k.event_id = p_event_id AND k.category_id = n.id
  WHERE k.capacity IS DISTINCT FROM (c ->> 'capacity')::integer;

  INSERT INTO category_capacity AS k (event_id, category_id, capacity)
  SELECT p_event_id, c ->> 'id', (c ->> 'capacity')::integer FROM jsonb_array_elements(p_categories) c
  ON CONFLICT (event_id, category_id) DO UPDATE SET capacity = excluded.capacity;
  UPDATE event_capacity SET capacity = p_capacity WHERE event_id = p_event_id;

  IF p_entry IS NOT NULL AND (v_before <> p_capacity OR v_categories IS NOT NULL)
    AND EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state <> 'draft') THEN
    PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object('facts', jsonb_build_object(
      'from', v_before, 'to', p_capacity, 'categories', v_categories
    )), v_now);
  END IF;
  RETURN 'changed';
END $$;
