-- An organizer takes back the offer of a booking: its link opens nothing any more, and the ticket stays as it is. Of this and an
-- acceptance the first to lock the booking counts. p_entry: see record_audit_entry.
-- Outcomes: cancelled (also where it was before), transfer_accepted, transfer_ended (its time was over), unknown_transfer.
CREATE OR REPLACE FUNCTION cancel_transfer(
  p_event_id text, p_booking_id text, p_transfer_id text, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_state text;
BEGIN
  PERFORM 1 FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  PERFORM end_transfer(p_event_id, p_booking_id, 'expired', v_now);
  SELECT state INTO v_state FROM booking_transfers
  WHERE event_id = p_event_id AND id = p_transfer_id AND booking_id = p_booking_id;
  IF v_state = 'pending' THEN
    PERFORM end_transfer(p_event_id, p_booking_id, 'cancelled', v_now);
    PERFORM record_audit_entry(p_event_id, p_entry, v_now);
    RETURN 'cancelled';
  END IF;
  RETURN CASE v_state
    WHEN 'cancelled' THEN 'cancelled'
    WHEN 'accepted' THEN 'transfer_accepted'
    WHEN 'expired' THEN 'transfer_ended'
    ELSE 'unknown_transfer'
  END;
END $$;
