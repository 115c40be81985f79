-- The ticket of a booking has changed: both of its messages go out again, also one that was just being sent. What renders it reads
-- the booking anew; whoever had the lease finds it lost. A former text that was handed over before, or is so just now, was written for
-- an older version of the participant and does not count as this one, nor is it looked up at the provider.
CREATE OR REPLACE FUNCTION requeue_ticket(p_event_id text, p_booking_id text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  v_version integer;
  v_id text;
BEGIN
  UPDATE participants SET version = version + 1
  WHERE event_id = p_event_id AND booking_id = p_booking_id
  RETURNING version INTO STRICT v_version;
  FOR v_id IN
    UPDATE messages
    SET state = 'queued', attempts = 0, unknown_attempts = 0, next_attempt_at = p_now, leased_until = NULL,
        next_check_at = NULL, maybe_sent_since = NULL, last_error = NULL, participant_version = v_version
    WHERE event_id = p_event_id AND booking_id = p_booking_id AND kind = 'booking_confirmed' AND state <> 'obsolete'
    RETURNING id
  LOOP
    PERFORM resolve_attention(p_event_id, ARRAY['message_failed'], v_id, p_now);
  END LOOP;
END $$;
