-- Stores what a device did at the counter. p_records: [{id, bookingId, kind, undoes, doneAt, collectedBy, entry}], the entry for the audit
-- log. One that is stored already stays as it is. No lock: rows are only added, and what follows from them does not depend on their
-- order. A booking that was cancelled meanwhile takes its record all the same, because its kit is out; who reads tells.
-- A clock that runs ahead of ours would lose every "who was first" to the others: nothing was done later than now.
-- Answers the ids of those that are not stored, because the event has no such booking.
CREATE OR REPLACE FUNCTION store_check_ins(
  p_event_id text, p_device_id text, p_device_name text, p_by text, p_records jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS SETOF text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  -- Devices read on from the time of the last row that they have, in milliseconds.
  v_now timestamptz := date_trunc('milliseconds', coalesce(p_now, clock_timestamp()));
  v_record jsonb;
BEGIN
  -- By id, so that two calls with the same records never wait for each other in a circle.
  FOR v_record IN SELECT value FROM jsonb_array_elements(p_records) ORDER BY value ->> 'id' LOOP
    IF NOT EXISTS (SELECT 1 FROM bookings WHERE event_id = p_event_id AND id = v_record ->> 'bookingId') THEN
      RETURN NEXT v_record ->> 'id';
      CONTINUE;
    END IF;
    INSERT INTO check_in_records (
      event_id, id, booking_id, kind, undoes, done_at, device_id, device_name, collected_by, sent_by, received_at
    ) VALUES (
      p_event_id, v_record ->> 'id', v_record ->> 'bookingId', v_record ->> 'kind', v_record ->> 'undoes',
      least((v_record ->> 'doneAt')::timestamptz, v_now), p_device_id, p_device_name, v_record ->> 'collectedBy', p_by, v_now
    ) ON CONFLICT (event_id, id) DO NOTHING;
    IF FOUND THEN
      PERFORM record_audit_entry(p_event_id, v_record -> 'entry', v_now);
    END IF;
  END LOOP;
END $$;
