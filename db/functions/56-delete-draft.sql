-- Deletes a draft that nobody ever booked, under the capacity lock, so that whoever publishes it meanwhile comes before or after.
-- Its audit log stays. p_entry: see record_audit_entry. Outcomes: deleted (also if it is gone already), not_a_draft, somebody_booked.
CREATE OR REPLACE FUNCTION delete_draft(p_event_id text, p_now timestamptz DEFAULT NULL, p_entry jsonb DEFAULT NULL)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_event events%ROWTYPE;
BEGIN
  -- A draft whose places were never saved has no row to lock, and one that is being saved gets it in this moment.
  INSERT INTO event_capacity (event_id, capacity) VALUES (p_event_id, 0) ON CONFLICT DO NOTHING;
  v_now := lock_capacity(p_event_id, p_now);
  SELECT * INTO v_event FROM events WHERE id = p_event_id;
  IF v_event.state <> 'draft' THEN
    RETURN 'not_a_draft';
  END IF;
  IF EXISTS (SELECT 1 FROM bookings WHERE event_id = p_event_id) THEN
    RETURN 'somebody_booked';
  END IF;
  DELETE FROM events WHERE id = p_event_id;
  DELETE FROM categories WHERE event_id = p_event_id;
  DELETE FROM waivers WHERE event_id = p_event_id;
  DELETE FROM waiver_translations WHERE event_id = p_event_id;
  DELETE FROM waitlist_entries WHERE event_id = p_event_id;
  DELETE FROM waiting_rooms WHERE event_id = p_event_id;
  DELETE FROM category_capacity WHERE event_id = p_event_id;
  DELETE FROM event_capacity WHERE event_id = p_event_id;
  IF v_event.id IS NOT NULL AND p_entry IS NOT NULL THEN
    PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object('facts', jsonb_build_object('title', v_event.title)), v_now);
  END IF;
  RETURN 'deleted';
END $$;
