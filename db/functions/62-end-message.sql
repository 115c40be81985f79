-- We give a message up, and raise it with the organizer. False when another process has the lease by now.
CREATE OR REPLACE FUNCTION give_up_message(
  p_event_id text, p_id text, p_leased_until timestamptz, p_because text, p_item_id text, p_now timestamptz
)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE messages SET state = 'failed', leased_until = NULL, last_error = p_because
  WHERE event_id = p_event_id AND id = p_id AND state = 'queued' AND leased_until = p_leased_until;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM raise_message_failed(p_event_id, p_id, p_item_id, p_now);
  RETURN true;
END $$;

-- What the provider says of a message that it had taken. p_from: the states from which this may follow. False when nothing
-- changed: reports come twice and out of order, and one about an earlier copy must not stop one that was asked for again.
CREATE OR REPLACE FUNCTION record_delivery(
  p_event_id text, p_id text, p_state text, p_from text[], p_because text, p_item_id text, p_now timestamptz
)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE messages SET state = p_state, last_error = p_because, leased_until = NULL, next_check_at = NULL
  WHERE event_id = p_event_id AND id = p_id AND state = ANY (p_from) AND attempts > 0;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF p_state = 'delivered' THEN
    PERFORM resolve_attention(p_event_id, ARRAY['message_failed'], p_id, p_now);
  ELSE
    PERFORM raise_message_failed(p_event_id, p_id, p_item_id, p_now);
  END IF;
  RETURN true;
END $$;

-- A message that is not true any more cannot be sent, so its failure is not raised. Neither is that of an announcement: of many
-- riders some are always out of reach, and they stand with the announcement.
CREATE OR REPLACE FUNCTION raise_message_failed(p_event_id text, p_id text, p_item_id text, p_now timestamptz)
RETURNS void LANGUAGE sql AS $$
  SELECT raise_attention(
    p_event_id, m.booking_id,
    jsonb_build_array(jsonb_build_object(
      'id', p_item_id, 'kind', 'message_failed', 'subject', m.id,
      'facts', jsonb_build_object('message', m.kind, 'channel', m.channel, 'reason', m.last_error)
    )),
    p_now
  )
  FROM messages m
  WHERE m.event_id = p_event_id AND m.id = p_id AND m.kind <> 'announcement'
    AND NOT is_message_obsolete(m.event_id, m.booking_id, m.kind, m.about_id);
$$;

-- Back into the queue, because a person asked for it; p_entry (see record_audit_entry) says which organizer and why, null where it is
-- the one whom the messages are for. Answers how many were not in it already. p_from: the states from which that may be.
-- A copy that has certainly gone out is not looked up at the provider, or the new one would be taken for the old.
CREATE OR REPLACE FUNCTION requeue_messages(
  p_event_id text, p_ids text[], p_from text[], p_entry jsonb, p_now timestamptz
)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_id text;
  v_kind text;
  v_count integer := 0;
BEGIN
  FOR v_id, v_kind IN
    UPDATE messages
    SET state = 'queued', attempts = 0, unknown_attempts = 0, next_attempt_at = p_now, leased_until = NULL,
        next_check_at = NULL,
        maybe_sent_since = CASE WHEN state IN ('sent', 'delivered', 'bounced') THEN NULL ELSE maybe_sent_since END
    WHERE event_id = p_event_id AND id = ANY (p_ids) AND state = ANY (p_from)
    RETURNING id, kind
  LOOP
    v_count := v_count + 1;
    -- An announcement raises none, and there may be very many.
    IF v_kind <> 'announcement' THEN
      PERFORM resolve_attention(p_event_id, ARRAY['message_failed'], v_id, p_now, p_entry ->> 'by', 'resend_message',
                                p_entry -> 'facts' ->> 'note');
    END IF;
  END LOOP;
  IF v_count > 0 AND p_entry IS NOT NULL THEN
    PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object('facts', p_entry -> 'facts' || jsonb_build_object('count', v_count)),
                       p_now);
  END IF;
  RETURN v_count;
END $$;
