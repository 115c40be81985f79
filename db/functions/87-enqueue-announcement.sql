-- Takes an announcement one batch further: puts it into the outbox for the next riders, or, of one that was stopped or whose event
-- was cancelled, takes back what waits there. p_message_ids: ids for the batch, as many as messages it may have. Whatever was
-- enqueued before stays as it is, so a batch may be repeated. Small transactions, which lock the announcement and nothing else, so
-- that an event of any size holds nobody up. Answers how many
-- it went through; 0 when it has finished, or somebody else is at it.
CREATE OR REPLACE FUNCTION enqueue_announcement(p_event_id text, p_id text, p_message_ids text[], p_now timestamptz)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_announcement announcements%ROWTYPE;
  v_by_rider integer;
  v_through text;
  v_count integer;
BEGIN
  SELECT * INTO v_announcement FROM announcements
  WHERE event_id = p_event_id AND id = p_id AND finished_at IS NULL FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;

  IF v_announcement.stopped_at IS NOT NULL OR EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'cancelled') THEN
    -- What is just being handed over is checked once more before.
    UPDATE messages SET state = 'obsolete', leased_until = NULL
    WHERE event_id = p_event_id AND id IN (
      SELECT id FROM messages
      WHERE event_id = p_event_id AND kind = 'announcement' AND about_id = p_id AND state = 'queued'
        AND (leased_until IS NULL OR leased_until <= p_now)
      LIMIT cardinality(p_message_ids) FOR UPDATE SKIP LOCKED
    );
    GET DIAGNOSTICS v_count = ROW_COUNT;
  ELSE
    v_by_rider := cardinality(v_announcement.channels);
    WITH riders AS MATERIALIZED (
      SELECT booking_id, row_number() OVER (ORDER BY booking_id) - 1 AS nth
      FROM announcement_riders(
        p_event_id, v_announcement.category_id, v_announcement.arrival, v_announcement.confirmed_until,
        v_announcement.enqueued_through
      )
      ORDER BY booking_id LIMIT cardinality(p_message_ids) / v_by_rider
    ), enqueued AS (
      INSERT INTO messages (event_id, id, booking_id, kind, about_id, channel, next_attempt_at, created_at)
      SELECT p_event_id, p_message_ids[r.nth * v_by_rider + c.nth], r.booking_id, 'announcement', p_id, c.channel, p_now, p_now
      FROM riders r CROSS JOIN unnest(v_announcement.channels) WITH ORDINALITY AS c (channel, nth)
      ON CONFLICT ON CONSTRAINT one_message_per_kind_and_channel DO NOTHING
    )
    SELECT max(booking_id), count(*) INTO v_through, v_count FROM riders;
  END IF;

  UPDATE announcements
  SET enqueued_through = coalesce(v_through, enqueued_through), finished_at = CASE WHEN v_count = 0 THEN p_now END
  WHERE event_id = p_event_id AND id = p_id;
  RETURN v_count;
END $$;
