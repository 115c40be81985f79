-- A person asks for the ticket of a confirmed booking again, by some channels. p_messages: the ticket's messages (see
-- enqueue_messages) of these channels, for a booking that was never sent one. p_from: see requeue_messages.
-- An organizer's press has a name of its own, p_press: coming twice it sends once, and after it the next one waits for p_gap. The rider's
-- own requests have none; they are limited elsewhere.
-- Outcomes: sending (it goes out, or is on its way already), resent_lately, not_confirmed.
CREATE OR REPLACE FUNCTION resend_ticket(
  p_event_id text, p_booking_id text, p_channels text[], p_messages jsonb, p_from text[], p_press text, p_gap interval,
  p_entry jsonb, p_now timestamptz
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_state text;
BEGIN
  SELECT state INTO v_state FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  IF v_state IS DISTINCT FROM 'confirmed' OR EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'cancelled') THEN
    RETURN 'not_confirmed';
  END IF;
  IF p_press IS NOT NULL THEN
    IF EXISTS (SELECT 1 FROM ticket_resends WHERE event_id = p_event_id AND booking_id = p_booking_id AND press = p_press) THEN
      RETURN 'sending';
    ELSIF EXISTS (
      SELECT 1 FROM ticket_resends
      WHERE event_id = p_event_id AND booking_id = p_booking_id AND channels && p_channels AND requested_at > p_now - p_gap
    ) THEN
      RETURN 'resent_lately';
    END IF;
    INSERT INTO ticket_resends (event_id, booking_id, press, channels, requested_by, requested_at)
    VALUES (p_event_id, p_booking_id, p_press, p_channels, p_entry ->> 'by', p_now);
  END IF;
  PERFORM enqueue_messages(p_event_id, p_booking_id, p_messages, p_now);
  PERFORM requeue_messages(p_event_id, array_agg(id), p_from, p_entry, p_now)
  FROM messages
  WHERE event_id = p_event_id AND booking_id = p_booking_id AND kind = 'booking_confirmed' AND channel = ANY (p_channels);
  RETURN 'sending';
END $$;
