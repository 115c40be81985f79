-- Puts messages into the outbox: [{"id", "kind", "aboutId", "channel"}]. Where one of the kind and channel is there already, it
-- stays as it is.
CREATE OR REPLACE FUNCTION enqueue_messages(p_event_id text, p_booking_id text, p_messages jsonb, p_now timestamptz)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO messages (event_id, id, booking_id, kind, about_id, channel, next_attempt_at, created_at)
  SELECT p_event_id, m ->> 'id', p_booking_id, m ->> 'kind', coalesce(m ->> 'aboutId', ''), m ->> 'channel', p_now, p_now
  FROM jsonb_array_elements(p_messages) m
  ON CONFLICT ON CONSTRAINT one_message_per_kind_and_channel DO NOTHING;
$$;
