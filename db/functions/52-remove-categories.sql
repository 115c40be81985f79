-- Takes the counters of categories away that nobody ever had a place in. Outcomes: removed, category_in_use.
CREATE OR REPLACE FUNCTION remove_categories(p_event_id text, p_category_ids text[], p_now timestamptz DEFAULT NULL)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
BEGIN
  PERFORM lock_capacity(p_event_id, p_now);
  IF EXISTS (SELECT 1 FROM bookings WHERE event_id = p_event_id AND category_id = ANY (p_category_ids)) THEN
    RETURN 'category_in_use';
  END IF;
  -- Those who were called must still find a place in some category afterwards.
  IF (SELECT e.called FROM event_capacity e WHERE e.event_id = p_event_id) > (
    SELECT coalesce(sum(k.capacity - k.held - k.confirmed), 0) FROM category_capacity k
    WHERE k.event_id = p_event_id AND NOT k.category_id = ANY (p_category_ids)
  ) THEN
    RETURN 'category_in_use';
  END IF;
  DELETE FROM category_capacity WHERE event_id = p_event_id AND category_id = ANY (p_category_ids);
  RETURN 'removed';
END $$;
