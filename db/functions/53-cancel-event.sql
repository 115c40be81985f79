-- Cancels the whole event: from here on nobody is called, holds or confirms. What becomes of the bookings follows in
-- batches (cancel_booking). p_entry: see record_audit_entry. Outcomes: cancelled, already_cancelled.
CREATE OR REPLACE FUNCTION cancel_event(
  p_event_id text, p_refund_scope text, p_note text, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  UPDATE events SET state = 'cancelled', revision = revision + 1, updated_at = v_now
  WHERE id = p_event_id AND state <> 'cancelled';
  IF NOT FOUND THEN
    RETURN 'already_cancelled';
  END IF;
  INSERT INTO event_cancellations (event_id, refund_scope, note, requested_by, requested_at)
  VALUES (p_event_id, p_refund_scope, p_note, p_entry ->> 'by', v_now);
  PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  RETURN 'cancelled';
END $$;
