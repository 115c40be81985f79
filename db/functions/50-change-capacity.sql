-- Sets the event's and its categories' capacities; refuses to go below what is called, held or confirmed.
-- p_categories: [{"id": ..., "capacity": ...}]. Categories not named are left as they are.
-- p_entry: see record_audit_entry: written if anything changes that people could see, so never of a draft. Outcomes: changed, below_sold, unknown_event
-- (a draft that was deleted meanwhile).
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
  IF NOT EXISTS (SELECT 1 FROM events WHERE id = p_event_id) THEN
    DELETE FROM event_capacity WHERE event_id = p_event_id;
    DELETE FROM waiting_rooms WHERE event_id = p_event_id;
    RETURN 'unknown_event';
  END IF;
  PERFORM sweep_places(p_event_id, v_now);

  -- Those who were called must still find a place in some category that is shown afterwards.
  IF EXISTS (SELECT 1 FROM event_capacity WHERE event_id = p_event_id AND called + held + confirmed > p_capacity)
    OR EXISTS (
      SELECT 1 FROM category_capacity k JOIN jsonb_array_elements(p_categories) c ON c ->> 'id' = k.category_id
      WHERE k.event_id = p_event_id AND k.held + k.confirmed > (c ->> 'capacity')::integer
    )
    OR (SELECT e.called FROM event_capacity e WHERE e.event_id = p_event_id) > (
      SELECT coalesce(sum(coalesce((c ->> 'capacity')::integer, k.capacity) - k.held - k.confirmed), 0)
      FROM category_capacity k LEFT JOIN jsonb_array_elements(p_categories) c ON c ->> 'id' = k.category_id
      WHERE k.event_id = p_event_id
        AND NOT EXISTS (SELECT 1 FROM categories n WHERE n.event_id = p_event_id AND n.id = k.category_id AND n.is_hidden)
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
  PERFORM offer_places(p_event_id, v_now);

  IF p_entry IS NOT NULL AND (v_before <> p_capacity OR v_categories IS NOT NULL)
    AND EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state <> 'draft') THEN
    PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object('facts', jsonb_build_object(
      'from', v_before, 'to', p_capacity, 'categories', v_categories
    )), v_now);
  END IF;
  RETURN 'changed';
END $$;

-- The same for an organizer who saw the effect before: of what they saw, p_shown ({"capacity", "categories": [{"id", "capacity"}]}), nothing
-- may have been changed since, or the difference that they meant would be another. How many places are taken may have changed: nobody
-- loses one in any case. Asked for again it is done already. A form of the event that was opened before does not undo it unread,
-- because the event's revision grows.
-- Outcomes: those of change_capacity, places_changed (look again), event_cancelled.
CREATE OR REPLACE FUNCTION change_shown_capacity(
  p_event_id text, p_shown jsonb, p_capacity integer, p_categories jsonb, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_outcome text;
BEGIN
  PERFORM lock_capacity(p_event_id, p_now);
  IF EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'cancelled') THEN
    RETURN 'event_cancelled';
  ELSIF is_capacity(p_event_id, p_capacity, p_categories) THEN
    RETURN 'changed';
  ELSIF NOT is_capacity(p_event_id, (p_shown ->> 'capacity')::integer, p_shown -> 'categories') THEN
    RETURN 'places_changed';
  END IF;
  v_outcome := change_capacity(p_event_id, p_capacity, p_categories, p_now, p_entry);
  IF v_outcome = 'changed' THEN
    UPDATE events SET revision = revision + 1 WHERE id = p_event_id;
  END IF;
  RETURN v_outcome;
END $$;

-- Whether the event and exactly these of its categories have these capacities.
CREATE OR REPLACE FUNCTION is_capacity(p_event_id text, p_capacity integer, p_categories jsonb) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM event_capacity WHERE event_id = p_event_id AND capacity = p_capacity) AND NOT EXISTS (
    SELECT 1
    FROM (SELECT category_id, capacity FROM category_capacity WHERE event_id = p_event_id) k
    FULL JOIN (
      SELECT c ->> 'id' AS category_id, (c ->> 'capacity')::integer AS capacity FROM jsonb_array_elements(p_categories) c
    ) w USING (category_id)
    WHERE k.capacity IS DISTINCT FROM w.capacity
  );
$$;
