-- Until when a place that is offered now is held: 12 hours, and one that is offered at night (22:00 to 7:00 in India) at least until
-- 11:00; never past p_end, when the sale closes or the event starts. Null where less than 30 minutes would be left.
CREATE OR REPLACE FUNCTION offered_until(p_now timestamptz, p_end timestamptz) RETURNS timestamptz
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  v_local timestamp := p_now AT TIME ZONE 'Asia/Kolkata';
  v_morning timestamptz;
  v_until timestamptz := p_now + interval '12 hours';
BEGIN
  IF v_local::time >= '22:00' OR v_local::time < '07:00' THEN
    v_morning := (date_trunc('day', v_local + interval '2 hours') + interval '11 hours') AT TIME ZONE 'Asia/Kolkata';
    v_until := greatest(v_until, v_morning);
  END IF;
  v_until := least(v_until, p_end);
  RETURN CASE WHEN v_until >= p_now + interval '30 minutes' THEN v_until END;
END $$;

-- No offer is open past p_end, when the sale closes or the event starts: where an organizer moves that (trigger offers_end_with_sale), and
-- where lost time is given back. Without the capacity lock: it changes no counter, and who begins to pay locks the booking too.
CREATE OR REPLACE FUNCTION end_offers_with_sale(p_event_id text, p_end timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE bookings b SET hold_expires_at = p_end, kept_until = p_end
  FROM waitlist_entries w
  WHERE w.event_id = p_event_id AND w.booking_id IS NOT NULL AND b.event_id = w.event_id AND b.id = w.booking_id
    AND b.state = 'held' AND b.hold_expires_at > p_end
$$;

-- How the waitlist stands. is_open: people may wait, because a place that comes back would be offered (a paused sale offers none, but
-- its people wait on). waiting: who waits for a place; 0 where nobody will be offered one. offered: places that are held for whoever
-- was offered one, and are nobody else's to hope for.
CREATE OR REPLACE FUNCTION waitlist_standing(
  p_event_id text, p_now timestamptz, OUT is_open boolean, OUT waiting integer, OUT offered integer
)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  SELECT e.state = 'published' AND e.is_waitlist_on AND p_now >= e.opens_at
         AND offered_until(p_now, least(e.closes_at, e.starts_at)) IS NOT NULL
  INTO is_open FROM events e WHERE e.id = p_event_id;
  is_open := coalesce(is_open, false);
  waiting := CASE WHEN is_open THEN (
    -- Of each category that is shown as many as may still get a place of it.
    SELECT coalesce(sum(least(c.capacity - c.confirmed - (
      SELECT count(*) FROM waitlist_entries o JOIN bookings b ON b.event_id = o.event_id AND b.id = o.booking_id
      WHERE o.event_id = p_event_id AND o.booking_id IS NOT NULL AND b.category_id = c.category_id AND b.state IN ('held', 'paying')
    ), (
      SELECT count(*) FROM waitlist_entries w
      WHERE w.event_id = p_event_id AND w.category_id = c.category_id AND w.booking_id IS NULL AND w.ended_at IS NULL
    ))), 0)
    FROM category_capacity c JOIN categories n ON n.event_id = c.event_id AND n.id = c.category_id AND NOT n.is_hidden
    WHERE c.event_id = p_event_id
  ) ELSE 0 END;
  SELECT count(*) INTO offered
  FROM waitlist_entries w JOIN bookings b ON b.event_id = w.event_id AND b.id = w.booking_id
  WHERE w.event_id = p_event_id AND w.booking_id IS NOT NULL AND b.state IN ('held', 'paying');
END $$;

-- How many of the places that are held or promised may still come back to whoever is not on the waitlist: none of those that were
-- offered, and none as long as as many wait. Below zero where more wait than may come back.
CREATE OR REPLACE FUNCTION places_to_hope_for(p_event_id text, p_now timestamptz) RETURNS integer
LANGUAGE sql VOLATILE AS $$
  SELECT c.held + c.called - w.offered - w.waiting
  FROM event_capacity c, waitlist_standing(p_event_id, p_now) w WHERE c.event_id = p_event_id
$$;

-- Whether the event has people on its waitlist who may still be offered a place.
CREATE OR REPLACE FUNCTION has_waitlist(p_event_id text, p_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM waitlist_entries WHERE event_id = p_event_id AND booking_id IS NULL AND ended_at IS NULL)
    AND EXISTS (
      SELECT 1 FROM events
      WHERE id = p_event_id AND state = 'published' AND is_waitlist_on AND NOT is_paused
        AND p_now >= opens_at AND offered_until(p_now, least(closes_at, starts_at)) IS NOT NULL
    )
$$;
