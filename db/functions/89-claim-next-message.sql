-- The message of a channel that goes next: an announcement only where nothing else is due, because a ticket or a refund waits for no
-- mass of messages. See claim_message.
CREATE OR REPLACE FUNCTION claim_next_message(p_channel text, p_now timestamptz, p_lease interval)
RETURNS TABLE (
  event_id text, id text, booking_id text, kind text, about_id text, state text, attempts integer,
  unknown_attempts integer, leased_until timestamptz, maybe_sent_since timestamptz
)
LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY SELECT * FROM claim_message(p_channel, p_now, p_lease, false);
  IF NOT FOUND THEN
    RETURN QUERY SELECT * FROM claim_message(p_channel, p_now, p_lease, true);
  END IF;
END $$;
