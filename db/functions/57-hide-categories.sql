-- Hides some categories of an event from the public (p_hide) and shows others (p_show), under the capacity lock, so that a claim sees
-- them before or after, never between. What is in neither stays as somebody else may just have set it. p_entry: see record_audit_entry: written where people could see the change, so never of a draft. Repeated, it
-- changes nothing and records nothing.
-- Outcomes: changed, people_called (whoever was called just now would find no place: their minute has to pass first).
CREATE OR REPLACE FUNCTION hide_categories(
  p_event_id text, p_hide text[], p_show text[], p_now timestamptz DEFAULT NULL, p_entry jsonb DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_hidden text;
  v_shown text;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT string_agg(name, ', ' ORDER BY position) FILTER (WHERE NOT is_hidden),
         string_agg(name, ', ' ORDER BY position) FILTER (WHERE is_hidden)
  INTO v_hidden, v_shown
  FROM categories WHERE event_id = p_event_id AND (NOT is_hidden AND id = ANY (p_hide) OR is_hidden AND id = ANY (p_show));
  IF v_hidden IS NULL AND v_shown IS NULL THEN
    RETURN 'changed';
  END IF;
  -- Those who were called must still find a place in some category afterwards.
  IF v_hidden IS NOT NULL AND (SELECT e.called FROM event_capacity e WHERE e.event_id = p_event_id) > (
    SELECT coalesce(sum(k.capacity - k.held - k.confirmed), 0) FROM category_capacity k
    JOIN categories n ON n.event_id = k.event_id AND n.id = k.category_id
    WHERE k.event_id = p_event_id AND NOT n.id = ANY (p_hide) AND (NOT n.is_hidden OR n.id = ANY (p_show))
  ) THEN
    RETURN 'people_called';
  END IF;

  UPDATE categories SET is_hidden = NOT is_hidden
  WHERE event_id = p_event_id AND (NOT is_hidden AND id = ANY (p_hide) OR is_hidden AND id = ANY (p_show));
  IF p_entry IS NOT NULL AND EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state <> 'draft') THEN
    PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object('facts', jsonb_build_object(
      'hidden', v_hidden, 'shown', v_shown
    )), v_now);
  END IF;
  RETURN 'changed';
END $$;
