-- Takes the message of a channel that has been due longest, or no row when none is. It stays queued; while the lease lasts
-- nobody else takes it, because it falls due again only when the lease ends. One whose booking has changed is not taken
-- but ends as obsolete, and is answered as such.
-- Of one booking the messages of a channel leave in the order in which they were enqueued: none is taken while an earlier one is
-- being sent or waits to be tried again. So the last one that a person reads is true.
-- p_is_announcement: take one of these, or one of all other kinds, which never wait for them.
-- Planned once a connection, because PostgreSQL takes longer to plan it than to do it.
CREATE OR REPLACE FUNCTION claim_message(p_channel text, p_now timestamptz, p_lease interval, p_is_announcement boolean)
RETURNS TABLE (
  event_id text, id text, booking_id text, kind text, about_id text, state text, attempts integer,
  unknown_attempts integer, leased_until timestamptz, maybe_sent_since timestamptz
)
LANGUAGE plpgsql SET plan_cache_mode = 'force_generic_plan' AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH due AS MATERIALIZED (
    SELECT m.event_id, m.id, m.booking_id, m.kind, m.about_id, m.leased_until
    FROM messages m
    WHERE m.state = 'queued' AND m.channel = p_channel AND m.next_attempt_at <= p_now
      -- In the words of messages_due_by_turn. Comparing truths would be written otherwise by the planner, and miss it.
      AND CASE WHEN m.kind = 'announcement' THEN 2 ELSE 1 END = CASE WHEN p_is_announcement THEN 2 ELSE 1 END
      AND NOT EXISTS (
        SELECT 1 FROM messages o
        WHERE o.event_id = m.event_id AND o.booking_id = m.booking_id AND o.channel = m.channel AND o.id <> m.id
          AND o.state || '' = 'queued' -- Not by the index of all that is queued.
          AND (o.leased_until > p_now
               OR o.created_at < m.created_at AND (p_is_announcement OR o.kind <> 'announcement')
                  AND NOT is_message_obsolete(o.event_id, o.booking_id, o.kind, o.about_id))
        OFFSET 0 -- Not as a join, for which all that is queued would be judged.
      )
    ORDER BY m.next_attempt_at
    LIMIT 1
    FOR UPDATE OF m SKIP LOCKED
  ), next AS MATERIALIZED (
    -- Of the one that is taken, and not of all that are due, of which there may be thousands.
    SELECT due.*, is_message_obsolete(due.event_id, due.booking_id, due.kind, due.about_id) AS is_obsolete FROM due
  )
  UPDATE messages m
  SET state = CASE WHEN next.is_obsolete THEN 'obsolete' ELSE m.state END,
      attempts = m.attempts + (NOT next.is_obsolete)::integer,
      next_attempt_at = CASE WHEN next.is_obsolete THEN m.next_attempt_at ELSE p_now + p_lease END,
      leased_until = CASE WHEN next.is_obsolete THEN NULL ELSE p_now + p_lease END,
      -- A lease that nobody ended: its process died, perhaps after the provider took the message.
      maybe_sent_since = coalesce(m.maybe_sent_since, next.leased_until - p_lease)
  FROM next
  WHERE m.event_id = next.event_id AND m.id = next.id
  RETURNING m.event_id, m.id, m.booking_id, m.kind, m.about_id, m.state, m.attempts, m.unknown_attempts,
            m.leased_until, m.maybe_sent_since;
END $$;

-- The former release knows no announcements, and can't write them.
CREATE OR REPLACE FUNCTION claim_message(p_channel text, p_now timestamptz, p_lease interval)
RETURNS TABLE (
  event_id text, id text, booking_id text, kind text, about_id text, state text, attempts integer,
  unknown_attempts integer, leased_until timestamptz, maybe_sent_since timestamptz
)
LANGUAGE sql AS $$
  SELECT * FROM claim_message(p_channel, p_now, p_lease, false);
$$;

-- The last check before a message is handed over: "go"; "changed" when its booking is no longer in the state that the message was
-- rendered from; "obsolete", and then it has ended; "lost" when another process has the lease by now, or a report came.
CREATE OR REPLACE FUNCTION confirm_hand_over(
  p_event_id text, p_id text, p_leased_until timestamptz, p_rendered_state text, p_now timestamptz
)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_message messages%ROWTYPE;
  v_state text;
BEGIN
  SELECT * INTO v_message FROM messages
  WHERE event_id = p_event_id AND id = p_id AND state = 'queued' AND leased_until = p_leased_until
    AND leased_until > p_now;
  IF NOT FOUND THEN
    RETURN 'lost';
  END IF;
  SELECT state INTO v_state FROM bookings WHERE event_id = p_event_id AND id = v_message.booking_id;
  IF is_message_obsolete(p_event_id, v_message.booking_id, v_message.kind, v_message.about_id) THEN
    UPDATE messages SET state = 'obsolete', leased_until = NULL
    WHERE event_id = p_event_id AND id = p_id AND state = 'queued' AND leased_until = p_leased_until;
    RETURN 'obsolete';
  END IF;
  RETURN CASE WHEN v_state <> p_rendered_state THEN 'changed' ELSE 'go' END;
END $$;
