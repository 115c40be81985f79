-- Applies one decision about one payment, whole or not at all: booking, counters, payment, refund, ledger, messages.
-- The decision was made from a reading without a lock; p_version says which, and a booking that has moved on answers
-- "stale" so that the caller decides again.
--
-- p_action: record                  only remember the payment
--           confirm                 the held place becomes the payer's
--           place_again             the place is gone but another may be free; "no_place" if not, and nothing else is written
--           place_again_to_capture  the same for money that is not taken yet: the place is kept for p_capture_window, in
--                                   which the caller captures
--           refund                  the money goes back: p_refund is stored before anybody asks Razorpay
--           quarantine              nobody may use this money until a person has looked
-- p_payment: {id, razorpayPaymentId, razorpayOrderId, state, amountPaise, currency, method, feePaise, taxPaise,
--            failureReason, createdAt, capturedAt}
-- p_role: what the payment is to the booking, or null. p_refund: {id, reason, amountPaise}.
-- p_postings, p_messages, p_attention: see post_to_ledger, enqueue_messages, raise_attention.
-- Outcomes: applied, stale, no_place, busy.
CREATE OR REPLACE FUNCTION settle_payment(
  p_event_id text, p_booking_id text, p_version integer, p_action text, p_payment jsonb, p_role text,
  p_refund jsonb, p_postings jsonb, p_messages jsonb, p_attention jsonb, p_capture_window interval,
  p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_still_due integer;
  v_booking bookings%ROWTYPE;
  v_category_free integer;
  v_payment_id text;
  v_contact record;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  v_still_due := sweep_places(p_event_id, counted_time(v_now, false));
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  IF v_booking.version <> p_version THEN
    RETURN 'stale';
  END IF;
  -- What becomes of a payment is decided once. Only a place changes the booking's version, so that whoever decided about
  -- the same payment before it was refunded, quarantined or left uncaptured must be told here to decide again.
  IF EXISTS (
    SELECT 1 FROM payments p
    WHERE p.event_id = p_event_id AND p.razorpay_payment_id = p_payment ->> 'razorpayPaymentId' AND CASE
      WHEN p_action IN ('confirm', 'place_again', 'place_again_to_capture') THEN p.role IS NOT NULL OR p.state = 'refunded'
      WHEN p_action IN ('refund', 'quarantine') THEN p.role IN ('accepted', 'quarantine') OR p.state = 'refunded'
        OR EXISTS (SELECT 1 FROM refunds r WHERE r.event_id = p_event_id AND r.payment_id = p.id)
      ELSE p_role IS NOT NULL AND (p.role IS NOT NULL OR p.state IN ('captured', 'refunded'))
    END
  ) THEN
    RETURN 'stale';
  END IF;
  -- Nobody takes part in an event that does not take place.
  IF p_action = 'confirm' AND EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'cancelled') THEN
    RETURN 'no_place';
  END IF;

  IF p_action = 'confirm' THEN
    IF v_booking.state NOT IN ('held', 'paying') THEN
      RAISE EXCEPTION 'booking % is % and cannot be confirmed', p_booking_id, v_booking.state;
    END IF;
    UPDATE category_capacity SET held = held - 1, confirmed = confirmed + 1
    WHERE event_id = p_event_id AND category_id = v_booking.category_id;
    UPDATE event_capacity SET held = held - 1, confirmed = confirmed + 1 WHERE event_id = p_event_id;
  ELSIF p_action IN ('place_again', 'place_again_to_capture') THEN
    IF v_booking.state <> 'expired' THEN
      RAISE EXCEPTION 'booking % is % and cannot be placed again', p_booking_id, v_booking.state;
    END IF;
    SELECT capacity - held - confirmed INTO STRICT v_category_free FROM category_capacity
    WHERE event_id = p_event_id AND category_id = v_booking.category_id;
    -- Others may have booked with its phone or email meanwhile, and have the number that it had among them.
    SELECT * INTO v_contact FROM claim_contact(
      p_event_id, p_booking_id, v_booking.phone_key, v_booking.email_key,
      (SELECT name FROM participants WHERE event_id = p_event_id AND booking_id = p_booking_id)
    );
    -- Nor does anybody get a place at what has begun: a bank may answer days later.
    IF NOT EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'published' AND starts_at > v_now) THEN
      RETURN 'no_place';
    ELSIF EXISTS (
      SELECT 1 FROM bookings
      WHERE event_id = p_event_id AND id <> p_booking_id
        AND state IN ('held', 'paying', 'confirmed') AND ticket_id = v_booking.ticket_id
    ) THEN
      RETURN 'no_place';
    ELSIF v_contact.is_taken THEN
      RETURN 'no_place';
    ELSIF v_category_free < 1 OR uncommitted_places(p_event_id, v_booking.category_id) < 1 THEN
      RETURN CASE WHEN v_still_due > 0 THEN 'busy' ELSE 'no_place' END;
    END IF;
    UPDATE category_capacity
    SET confirmed = confirmed + (p_action = 'place_again')::integer, held = held + (p_action <> 'place_again')::integer
    WHERE event_id = p_event_id AND category_id = v_booking.category_id;
    UPDATE bookings SET phone_slot = v_contact.phone_slot, email_slot = v_contact.email_slot
    WHERE event_id = p_event_id AND id = p_booking_id;
    UPDATE event_capacity
    SET confirmed = confirmed + (p_action = 'place_again')::integer, held = held + (p_action <> 'place_again')::integer
    WHERE event_id = p_event_id;
  END IF;

  -- Forward only: a state of lower rank that arrives late changes nothing.
  INSERT INTO payments AS p (
    event_id, id, booking_id, razorpay_payment_id, razorpay_order_id, state, role, amount_paise, currency, method,
    gateway_fee_paise, gateway_tax_paise, failure_reason, created_at, updated_at, captured_at
  ) VALUES (
    p_event_id, p_payment ->> 'id', p_booking_id, p_payment ->> 'razorpayPaymentId', p_payment ->> 'razorpayOrderId',
    p_payment ->> 'state', p_role, (p_payment ->> 'amountPaise')::integer, p_payment ->> 'currency',
    p_payment ->> 'method', coalesce((p_payment ->> 'feePaise')::integer, 0), coalesce((p_payment ->> 'taxPaise')::integer, 0),
    p_payment ->> 'failureReason', (p_payment ->> 'createdAt')::timestamptz, v_now, (p_payment ->> 'capturedAt')::timestamptz
  )
  ON CONFLICT ON CONSTRAINT payment_stored_once DO UPDATE
  SET state = CASE WHEN array_position(ARRAY['created', 'failed', 'authorized', 'captured', 'refunded'], excluded.state)
                      > array_position(ARRAY['created', 'failed', 'authorized', 'captured', 'refunded'], p.state)
                   THEN excluded.state ELSE p.state END,
      role = coalesce(p.role, excluded.role),
      method = coalesce(excluded.method, p.method),
      gateway_fee_paise = greatest(p.gateway_fee_paise, excluded.gateway_fee_paise),
      gateway_tax_paise = greatest(p.gateway_tax_paise, excluded.gateway_tax_paise),
      failure_reason = coalesce(excluded.failure_reason, p.failure_reason),
      captured_at = coalesce(p.captured_at, excluded.captured_at),
      updated_at = v_now
  RETURNING id INTO v_payment_id;

  IF p_action IN ('confirm', 'place_again') THEN
    UPDATE bookings SET state = 'confirmed', version = version + 1, confirmed_at = v_now, ended_at = NULL
    WHERE event_id = p_event_id AND id = p_booking_id;
  ELSIF p_action = 'place_again_to_capture' THEN
    -- pay_by stays past: nobody starts another payment for it.
    UPDATE bookings SET state = 'paying', version = version + 1, kept_until = v_now + p_capture_window, ended_at = NULL
    WHERE event_id = p_event_id AND id = p_booking_id;
  END IF;
  IF p_refund IS NOT NULL THEN
    INSERT INTO refunds (
      event_id, id, booking_id, payment_id, razorpay_payment_id, reason, amount_paise, next_try_at, created_at, updated_at
    ) VALUES (
      p_event_id, p_refund ->> 'id', p_booking_id, v_payment_id, p_payment ->> 'razorpayPaymentId',
      p_refund ->> 'reason', (p_refund ->> 'amountPaise')::integer, v_now, v_now, v_now
    ) ON CONFLICT ON CONSTRAINT one_refund_per_payment_reason_and_attempt DO NOTHING;
  END IF;
  PERFORM post_to_ledger(p_event_id, p_booking_id, p_postings, v_now);
  PERFORM enqueue_messages(p_event_id, p_booking_id, p_messages, v_now);
  PERFORM raise_attention(p_event_id, p_booking_id, p_attention, v_now);
  RETURN 'applied';
END $$;
