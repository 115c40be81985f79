-- Moves a held booking to another category, with that one's price. The event's place and its clock stay: nobody waits for a
-- turn, and no claim is used up. What is being paid for, or has ended, stays as it is. Outcomes:
--   changed        it is in the category now (also if it was before)
--   category_full  no place is free there, it is hidden, or the event has no such category; it keeps the one it has
--   hold_expired, payment_under_way, already_confirmed, booking_ended
CREATE OR REPLACE FUNCTION change_booking_category(
  p_event_id text, p_booking_id text, p_category_id text, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (outcome text, amount_paise integer, open_category_ids text[])
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_booking bookings%ROWTYPE;
  v_category categories%ROWTYPE;
  v_outcome text;
  v_open text[];
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  SELECT coalesce(array_agg(c.category_id ORDER BY c.category_id), '{}') INTO v_open
  FROM category_capacity c JOIN categories n ON n.event_id = p_event_id AND n.id = c.category_id AND NOT n.is_hidden
  WHERE c.event_id = p_event_id AND c.capacity > c.held + c.confirmed;
  -- Out of a hidden category it takes a place for which somebody else may have been called.
  IF EXISTS (SELECT 1 FROM categories n WHERE n.event_id = p_event_id AND n.id = v_booking.category_id AND n.is_hidden)
    AND public_places(p_event_id) <= (SELECT e.called FROM event_capacity e WHERE e.event_id = p_event_id) THEN
    v_open := '{}';
  END IF;

  v_outcome := CASE v_booking.state
    WHEN 'held' THEN CASE
      WHEN EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND events.state = 'cancelled') THEN 'booking_ended'
      WHEN v_booking.category_id = p_category_id THEN 'changed'
      WHEN p_category_id = ANY (v_open) THEN 'change'
      ELSE 'category_full'
    END
    WHEN 'paying' THEN 'payment_under_way'
    WHEN 'confirmed' THEN 'already_confirmed'
    WHEN 'expired' THEN 'hold_expired'
    ELSE 'booking_ended'
  END;
  IF v_outcome = 'change' THEN
    SELECT * INTO STRICT v_category FROM categories WHERE event_id = p_event_id AND id = p_category_id;
    UPDATE bookings
    SET category_id = p_category_id, amount_paise = v_category.price_paise,
        platform_fee_paise = v_category.platform_fee_paise, version = version + 1
    WHERE event_id = p_event_id AND id = p_booking_id;
    UPDATE category_capacity c
    SET held = c.held + CASE WHEN c.category_id = p_category_id THEN 1 ELSE -1 END
    WHERE c.event_id = p_event_id AND c.category_id IN (p_category_id, v_booking.category_id);
    PERFORM offer_places(p_event_id, v_now);
    v_outcome := 'changed';
    v_booking.amount_paise := v_category.price_paise;
  END IF;
  RETURN QUERY SELECT v_outcome, v_booking.amount_paise, CASE WHEN v_outcome = 'category_full' THEN v_open END;
END $$;
