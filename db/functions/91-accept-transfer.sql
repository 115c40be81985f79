-- The person to whom a booking was offered accepts it: from here on it is theirs. Phone and email are those that the offer was sent
-- to. They are claimed for the event under the capacity lock, as start_paying does. No place is taken, none becomes free, and what was
-- paid stays as it is. Every link and ticket from before is void; the former rider is told so (p_messages, see enqueue_messages),
-- the new one gets the ticket. The signature stands beside those of the riders before.
-- p_person: {name, language, answers}. p_signature: {version, language, hash, address}.
-- Outcomes: accepted (is_new is false where it was accepted before and the links are still those of then), transfer_ended, already_booked.
CREATE OR REPLACE FUNCTION accept_transfer(
  p_event_id text, p_booking_id text, p_transfer_id text, p_person jsonb, p_signature jsonb, p_messages jsonb,
  p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (outcome text, link_generation integer, is_new boolean)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_booking bookings%ROWTYPE;
  v_transfer booking_transfers%ROWTYPE;
  v_former participants%ROWTYPE;
  v_contact record;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  SELECT * INTO STRICT v_transfer FROM booking_transfers
  WHERE event_id = p_event_id AND id = p_transfer_id AND booking_id = p_booking_id;
  IF v_booking.state <> 'confirmed' OR EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'cancelled') THEN
    RETURN QUERY SELECT 'transfer_ended', NULL::integer, false;
    RETURN;
  ELSIF v_transfer.state = 'accepted' AND v_transfer.link_generation = v_booking.link_generation THEN
    RETURN QUERY SELECT 'accepted', v_booking.link_generation, false;
    RETURN;
  ELSIF v_transfer.state <> 'pending' OR v_transfer.expires_at <= v_now
    OR EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND starts_at <= v_now) THEN
    RETURN QUERY SELECT 'transfer_ended', NULL::integer, false;
    RETURN;
  END IF;
  SELECT * INTO v_contact
  FROM claim_contact(p_event_id, p_booking_id, v_transfer.phone, v_transfer.email_key, p_person ->> 'name');
  IF v_contact.is_taken THEN
    RETURN QUERY SELECT 'already_booked', NULL::integer, false;
    RETURN;
  END IF;

  SELECT * INTO STRICT v_former FROM participants WHERE event_id = p_event_id AND booking_id = p_booking_id FOR UPDATE;
  UPDATE bookings
  SET phone_key = v_transfer.phone, email_key = v_transfer.email_key, phone_slot = v_contact.phone_slot,
      email_slot = v_contact.email_slot, name_key = name_key_of(p_person ->> 'name'), link_generation = link_generation + 1,
      version = version + 1
  WHERE event_id = p_event_id AND id = p_booking_id;
  -- Their version grows with the ticket that is sent below.
  UPDATE participants
  SET name = p_person ->> 'name', phone = v_transfer.phone, email = v_transfer.email, email_key = v_transfer.email_key,
      language = p_person ->> 'language', answers = p_person -> 'answers', updated_at = v_now
  WHERE event_id = p_event_id AND booking_id = p_booking_id;
  INSERT INTO waiver_signatures (event_id, booking_id, version, language, text_hash, signed_at, address, transfer_id)
  VALUES (
    p_event_id, p_booking_id, (p_signature ->> 'version')::integer, p_signature ->> 'language', p_signature ->> 'hash', v_now,
    p_signature ->> 'address', p_transfer_id
  );
  UPDATE booking_transfers
  SET state = 'accepted', ended_at = v_now, former_name = v_former.name, former_phone = v_former.phone,
      former_email = v_former.email, former_language = v_former.language, link_generation = v_booking.link_generation + 1
  WHERE event_id = p_event_id AND id = p_transfer_id;
  UPDATE messages SET state = 'obsolete', leased_until = NULL
  WHERE event_id = p_event_id AND booking_id = p_booking_id AND kind = 'transfer_offered' AND about_id = p_transfer_id
    AND state = 'queued';
  PERFORM enqueue_messages(p_event_id, p_booking_id, p_messages, v_now);
  PERFORM requeue_ticket(p_event_id, p_booking_id, v_now);
  RETURN QUERY SELECT 'accepted', v_booking.link_generation + 1, true;
END $$;
