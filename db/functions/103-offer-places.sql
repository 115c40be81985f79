-- Offers the places that nobody was promised to those who wait for one, in the order in which they joined; of each category as many as
-- it has room for. An offer is a held booking of an ordinary kind, and its messages are written with it. The caller holds the lock of
-- lock_capacity and has swept. Whatever takes a place sweeps first, so nobody else gets one that somebody on the waitlist can have.
-- Whoever has a booking meanwhile waits no longer; whoever may be about to have one is passed over, and keeps their position.
-- At most OFFERS_MAX at a time, so that nobody waits long for the lock; all that is free is owed to the waitlist until the next sweep
-- has gone on, and nobody else gets it.
-- Answers how many places it offered.
CREATE OR REPLACE FUNCTION offer_places(p_event_id text, p_now timestamptz) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  v_until timestamptz;
  v_entry waitlist_entries%ROWTYPE;
  v_contact record;
  v_booking_id text;
  v_reference text;
  v_position bigint := 0;
  v_offered integer := 0;
  v_owed integer := 0;
  OFFERS_MAX CONSTANT integer := 200;
BEGIN
  IF NOT has_waitlist(p_event_id, p_now) THEN
    UPDATE waiting_rooms SET offers_owed = 0 WHERE event_id = p_event_id AND offers_owed > 0;
    RETURN 0;
  END IF;
  SELECT offered_until(p_now, least(closes_at, starts_at)) INTO STRICT v_until FROM events WHERE id = p_event_id;

  WHILE uncalled_places(p_event_id) > 0 LOOP
    SELECT w.* INTO v_entry
    FROM category_capacity c
    JOIN categories n ON n.event_id = c.event_id AND n.id = c.category_id AND NOT n.is_hidden
    CROSS JOIN LATERAL (
      SELECT * FROM waitlist_entries
      WHERE event_id = p_event_id AND category_id = c.category_id AND position > v_position
        AND booking_id IS NULL AND ended_at IS NULL
      ORDER BY position LIMIT 1
    ) w
    WHERE c.event_id = p_event_id AND c.capacity > c.held + c.confirmed
    ORDER BY w.position LIMIT 1;
    EXIT WHEN NOT FOUND;
    IF v_offered = OFFERS_MAX THEN
      v_owed := uncalled_places(p_event_id);
      EXIT;
    END IF;
    v_position := v_entry.position;
    SELECT * INTO v_contact FROM claim_contact(p_event_id, '', v_entry.phone, v_entry.email_key, v_entry.name);
    IF v_contact.is_taken THEN
      UPDATE waitlist_entries SET ended_at = p_now, ended_because = 'booked'
      WHERE event_id = p_event_id AND id = v_entry.id
        AND EXISTS (SELECT 1 FROM bookings WHERE event_id = p_event_id AND id = v_contact.by_booking_id AND state = 'confirmed');
      CONTINUE;
    END IF;

    v_booking_id := new_row_id('bkg', p_event_id, p_now);
    v_reference := upper(random_text(8));
    -- Where others have a ticket of the queue it has the entry's id: one live offer an entry (one_live_booking_per_ticket).
    INSERT INTO bookings (
      event_id, id, category_id, reference, state, ticket_id, amount_paise, platform_fee_paise, hold_expires_at, kept_until, created_at
    )
    SELECT p_event_id, v_booking_id, n.id, substr(v_reference, 1, 4) || '-' || substr(v_reference, 5), 'held', v_entry.id,
           n.price_paise, n.platform_fee_paise, v_until, v_until, p_now
    FROM categories n WHERE n.event_id = p_event_id AND n.id = v_entry.category_id;
    UPDATE waitlist_entries SET booking_id = v_booking_id, offered_at = p_now WHERE event_id = p_event_id AND id = v_entry.id;
    UPDATE category_capacity SET held = held + 1 WHERE event_id = p_event_id AND category_id = v_entry.category_id;
    UPDATE event_capacity SET held = held + 1 WHERE event_id = p_event_id;
    PERFORM enqueue_messages(p_event_id, v_booking_id, jsonb_build_array(
      jsonb_build_object('id', new_row_id('msg', p_event_id, p_now), 'kind', 'waitlist_offered', 'channel', 'email'),
      jsonb_build_object('id', new_row_id('msg', p_event_id, p_now), 'kind', 'waitlist_offered', 'channel', 'sms')
    ), p_now);
    v_offered := v_offered + 1;
  END LOOP;
  UPDATE waiting_rooms SET offers_owed = v_owed WHERE event_id = p_event_id AND offers_owed <> v_owed;
  RETURN v_offered;
END $$;
