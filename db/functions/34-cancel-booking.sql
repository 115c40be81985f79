-- An organizer ends one booking; the place is free at once. A confirmed one is cancelled, and of its payment p_refund
-- ({id, amountPaise}, null for nothing) goes back; one that is held or paying is released, and what is captured for it
-- later goes back by itself. p_version says which reading of the booking the refund was decided from.
-- p_entry is null when the whole event was cancelled: one entry tells of all.
-- Outcomes: cancelled, released, already_ended, stale (decide again).
CREATE OR REPLACE FUNCTION cancel_booking(
  p_event_id text, p_booking_id text, p_version integer, p_refund jsonb, p_by text, p_note text, p_messages jsonb,
  p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_booking bookings%ROWTYPE;
  v_payment payments%ROWTYPE;
  v_is_confirmed boolean;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  IF v_booking.state NOT IN ('held', 'paying', 'confirmed') THEN
    RETURN 'already_ended';
  ELSIF v_booking.version <> p_version THEN
    RETURN 'stale';
  END IF;
  v_is_confirmed := v_booking.state = 'confirmed';

  IF v_is_confirmed AND p_refund IS NOT NULL THEN
    SELECT * INTO STRICT v_payment FROM payments
    WHERE event_id = p_event_id AND booking_id = p_booking_id AND role = 'accepted' FOR UPDATE;
    -- A refund that somebody made meanwhile is not paid twice.
    IF claimed_refund_paise(p_event_id, v_payment.id) + (p_refund ->> 'amountPaise')::integer > v_payment.amount_paise THEN
      RETURN 'stale';
    END IF;
    INSERT INTO refunds (
      event_id, id, booking_id, payment_id, razorpay_payment_id, reason, amount_paise, requested_by, note, next_try_at,
      created_at, updated_at
    ) VALUES (
      p_event_id, p_refund ->> 'id', p_booking_id, v_payment.id, v_payment.razorpay_payment_id, 'cancelled',
      (p_refund ->> 'amountPaise')::integer, p_by, p_note, v_now, v_now, v_now
    );
  END IF;

  UPDATE bookings
  SET state = CASE WHEN v_is_confirmed THEN 'cancelled' ELSE 'released' END, version = version + 1, ended_at = v_now
  WHERE event_id = p_event_id AND id = p_booking_id;
  UPDATE category_capacity
  SET held = held - (NOT v_is_confirmed)::integer, confirmed = confirmed - v_is_confirmed::integer
  WHERE event_id = p_event_id AND category_id = v_booking.category_id;
  UPDATE event_capacity
  SET held = held - (NOT v_is_confirmed)::integer, confirmed = confirmed - v_is_confirmed::integer
  WHERE event_id = p_event_id;
  PERFORM offer_places(p_event_id, v_now);
  PERFORM enqueue_messages(p_event_id, p_booking_id, p_messages, v_now);
  PERFORM resolve_attention(p_event_id, ARRAY['refunded_outside', 'dispute_lost'], NULL, v_now, p_by,
                            'cancel_booking', p_note, p_booking_id);
  IF p_entry IS NOT NULL THEN
    PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  END IF;
  RETURN CASE WHEN v_is_confirmed THEN 'cancelled' ELSE 'released' END;
END $$;
