-- Somebody waits for a place of a sold-out event. Only while nothing is left that anybody else could still be called for: so nobody
-- in the queue is overtaken, and no queue begins as long as places come back to the waitlist.
-- p_entry: {id, requestId, categoryId, name, phone, email, emailKey, language}. The same request again is the same entry.
-- Outcomes: joined, already_joined (this phone or email waits, or has an offer), already_booked, not_sold_out, waitlist_closed,
-- category_full (no such category, or one that has no places for the public).
CREATE OR REPLACE FUNCTION join_waitlist(p_event_id text, p_entry jsonb, p_now timestamptz DEFAULT NULL)
RETURNS TABLE (outcome text, entry_id text, is_new boolean)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_id text;
  v_standing record;
  v_outcome text;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT id INTO v_id FROM waitlist_entries WHERE event_id = p_event_id AND request_id = p_entry ->> 'requestId';
  IF FOUND THEN
    RETURN QUERY SELECT 'joined', v_id, false;
    RETURN;
  END IF;
  SELECT * INTO v_standing FROM waitlist_standing(p_event_id, v_now);
  v_outcome := CASE
    WHEN NOT v_standing.is_open THEN 'waitlist_closed'
    WHEN NOT EXISTS (
      SELECT 1 FROM categories n JOIN category_capacity c ON c.event_id = n.event_id AND c.category_id = n.id
      WHERE n.event_id = p_event_id AND n.id = p_entry ->> 'categoryId' AND NOT n.is_hidden AND c.capacity > 0
    ) THEN 'category_full'
    -- Before anything is said of a phone or an email: while places are on sale nobody learns here who has a booking.
    WHEN uncommitted_places(p_event_id) > 0 OR places_to_hope_for(p_event_id, v_now) > 0 THEN 'not_sold_out'
    WHEN EXISTS (
      SELECT 1 FROM waitlist_entries w LEFT JOIN bookings b ON b.event_id = w.event_id AND b.id = w.booking_id
      WHERE w.event_id = p_event_id AND (w.phone = p_entry ->> 'phone' OR w.email_key = p_entry ->> 'emailKey')
        AND w.ended_at IS NULL AND (w.booking_id IS NULL OR b.state IN ('held', 'paying'))
    ) THEN 'already_joined'
    WHEN (SELECT c.is_taken FROM claim_contact(
      p_event_id, '', p_entry ->> 'phone', p_entry ->> 'emailKey', p_entry ->> 'name'
    ) c) THEN 'already_booked'
    ELSE 'joined'
  END;
  IF v_outcome <> 'joined' THEN
    RETURN QUERY SELECT v_outcome, NULL::text, false;
    RETURN;
  END IF;

  INSERT INTO waitlist_entries (
    event_id, id, position, request_id, category_id, name, phone, email, email_key, language, joined_at
  )
  SELECT p_event_id, p_entry ->> 'id', 1 + coalesce(max(position), 0), p_entry ->> 'requestId', p_entry ->> 'categoryId',
         p_entry ->> 'name', p_entry ->> 'phone', p_entry ->> 'email', p_entry ->> 'emailKey', p_entry ->> 'language', v_now
  FROM waitlist_entries WHERE event_id = p_event_id;
  RETURN QUERY SELECT 'joined', p_entry ->> 'id', true;
END $$;

-- Somebody leaves the waitlist ('left'), or an organizer takes them off it ('removed'). A place that was offered to them goes to the
-- next at once. p_entry: see record_audit_entry, or null. Repeated it changes and records nothing.
-- Outcomes: ended (also where it had ended before), payment_under_way, already_confirmed.
CREATE OR REPLACE FUNCTION leave_waitlist(
  p_event_id text, p_id text, p_because text, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_waiting waitlist_entries%ROWTYPE;
  v_state text;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT * INTO STRICT v_waiting FROM waitlist_entries WHERE event_id = p_event_id AND id = p_id;
  SELECT state INTO v_state FROM bookings WHERE event_id = p_event_id AND id = v_waiting.booking_id;
  IF v_state = 'paying' THEN
    RETURN 'payment_under_way';
  ELSIF v_state IN ('confirmed', 'cancelled') THEN
    RETURN 'already_confirmed';
  ELSIF v_waiting.ended_at IS NOT NULL OR v_state IN ('expired', 'released') THEN
    RETURN 'ended';
  END IF;
  UPDATE waitlist_entries SET ended_at = v_now, ended_because = p_because WHERE event_id = p_event_id AND id = p_id;
  IF p_entry IS NOT NULL THEN
    PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  END IF;
  IF v_state = 'held' THEN
    PERFORM release_booking(p_event_id, v_waiting.booking_id, NULL, v_now);
  END IF;
  RETURN 'ended';
END $$;
