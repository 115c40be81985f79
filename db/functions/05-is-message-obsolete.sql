-- Whether a message would not be true any more. A confirmation is true while its booking is confirmed and its event takes place; so
-- is an announcement, unless the organizer has stopped it, and the offer of a booking to another person while it is open; the offer of a place to
-- whoever waits for one, while it is held for them. Every other kind
-- tells of money or of an end that stays, in the words of the state that it is written in.
CREATE OR REPLACE FUNCTION is_message_obsolete(p_event_id text, p_booking_id text, p_kind text, p_about_id text)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_kind IN ('booking_confirmed', 'announcement', 'transfer_offered') AND EXISTS (
    SELECT 1 FROM bookings b JOIN events e ON e.id = b.event_id
    WHERE b.event_id = p_event_id AND b.id = p_booking_id AND (b.state <> 'confirmed' OR e.state = 'cancelled')
  ) OR p_kind = 'announcement' AND EXISTS (
    SELECT 1 FROM announcements a WHERE a.event_id = p_event_id AND a.id = p_about_id AND a.stopped_at IS NOT NULL
  ) OR p_kind = 'transfer_offered' AND NOT EXISTS (
    SELECT 1 FROM booking_transfers t WHERE t.event_id = p_event_id AND t.id = p_about_id AND t.state = 'pending'
  ) OR p_kind = 'waitlist_offered' AND NOT EXISTS (
    SELECT 1 FROM bookings b JOIN events e ON e.id = b.event_id
    WHERE b.event_id = p_event_id AND b.id = p_booking_id AND b.state = 'held' AND e.state <> 'cancelled'
  );
$$;

-- The former release's.
CREATE OR REPLACE FUNCTION is_message_obsolete(p_event_id text, p_booking_id text, p_kind text)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT is_message_obsolete(p_event_id, p_booking_id, p_kind, '');
$$;
