-- Whether a message would not be true any more. A confirmation is true while its booking is confirmed and its event takes
-- place; every other kind tells of money or of an end that stays, in the words of the state that it is written in.
CREATE OR REPLACE FUNCTION is_message_obsolete(p_event_id text, p_booking_id text, p_kind text)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_kind = 'booking_confirmed' AND EXISTS (
    SELECT 1 FROM bookings b JOIN events e ON e.id = b.event_id
    WHERE b.event_id = p_event_id AND b.id = p_booking_id AND (b.state <> 'confirmed' OR e.state = 'cancelled')
  );
$$;
