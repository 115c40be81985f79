-- What moving a confirmed booking to another category would come to; `move` where it can be. Read without a lock it shows an
-- organizer the effect; under the lock, with the payment's row, it decides.
-- refund_paise: what goes back of its payment; the platform fee stays. owed_paise: what its rider owes the organizer after it;
-- below zero, what the organizer has to give back in cash. Where nothing was paid, nothing is owed either.
-- Outcomes: move, unknown_category, event_cancelled, not_confirmed, same_category, category_full, being_refunded (money of it goes
-- back, or a bank disputes it: what remains is not known yet).
CREATE OR REPLACE FUNCTION preview_move(
  p_event_id text, p_booking_id text, p_category_id text,
  OUT outcome text, OUT refund_paise integer, OUT owed_paise integer
)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  v_booking bookings%ROWTYPE;
  v_payment payments%ROWTYPE;
  v_to categories%ROWTYPE;
  v_balance integer;
BEGIN
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id;
  SELECT * INTO v_to FROM categories WHERE event_id = p_event_id AND id = p_category_id;
  SELECT * INTO v_payment FROM payments WHERE event_id = p_event_id AND booking_id = p_booking_id AND role = 'accepted';
  refund_paise := 0;
  owed_paise := v_booking.owed_paise;
  outcome := CASE
    WHEN v_to.id IS NULL THEN 'unknown_category'
    WHEN EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'cancelled') THEN 'event_cancelled'
    WHEN v_booking.state <> 'confirmed' THEN 'not_confirmed'
    WHEN v_booking.category_id = p_category_id THEN 'same_category'
    WHEN NOT EXISTS (
      SELECT 1 FROM category_capacity c
      WHERE c.event_id = p_event_id AND c.category_id = p_category_id AND c.capacity > c.held + c.confirmed
    ) THEN 'category_full'
    -- Out of a hidden category it takes a place for which somebody else may have been called.
    WHEN NOT v_to.is_hidden AND public_places(p_event_id) <= (SELECT e.called FROM event_capacity e WHERE e.event_id = p_event_id)
      AND EXISTS (SELECT 1 FROM categories n WHERE n.event_id = p_event_id AND n.id = v_booking.category_id AND n.is_hidden)
      THEN 'category_full'
    WHEN EXISTS (
      SELECT 1 FROM refunds r
      WHERE r.event_id = p_event_id AND r.payment_id = v_payment.id AND r.reason <> 'moved' AND r.state <> 'failed'
    ) OR EXISTS (
      SELECT 1 FROM disputes d
      WHERE d.event_id = p_event_id AND d.payment_id = v_payment.id AND d.state NOT IN ('won', 'closed')
    ) THEN 'being_refunded'
    ELSE 'move'
  END;
  IF outcome <> 'move' OR v_booking.complimentary_reason IS NOT NULL THEN
    RETURN;
  END IF;

  v_balance := v_booking.owed_paise + v_to.price_paise
    - (SELECT price_paise FROM categories WHERE event_id = p_event_id AND id = v_booking.category_id);
  IF v_balance < 0 AND v_payment.id IS NOT NULL THEN
    refund_paise := least(-v_balance, greatest(
      0, v_payment.amount_paise - claimed_refund_paise(p_event_id, v_payment.id) - greatest(v_booking.platform_fee_paise, 100)
    ));
    -- Razorpay refunds no less than a rupee.
    IF refund_paise < 100 THEN
      refund_paise := 0;
    END IF;
    -- One after the other: each has attempts of its own.
    IF refund_paise > 0 AND (EXISTS (
      SELECT 1 FROM refunds r
      WHERE r.event_id = p_event_id AND r.payment_id = v_payment.id AND r.state IN ('wanted', 'requested')
    ) OR EXISTS (
      SELECT 1 FROM attention_items a
      WHERE a.event_id = p_event_id AND a.kind = 'refund_failed' AND a.subject = v_payment.id AND a.resolved_at IS NULL
    )) THEN
      outcome := 'being_refunded';
    END IF;
  END IF;
  -- Nobody gives back more cash than was taken.
  owed_paise := greatest(v_balance + refund_paise, -coalesce(v_booking.cash_paise, 0));
END $$;

-- Moves a confirmed booking to another category. The event's place stays, the one in the former category is free at once. A
-- cheaper one: the difference goes back (p_refund_id names the refund); a dearer one: the rider owes it to the organizer. The
-- ticket is sent again. p_request_id: repeated, it answers what the first one did. p_shown: {refundPaise, owedPaise}, as the
-- organizer saw them; where it would be something else by now nothing happens (`amount_changed`). p_entry gets from, to and the amounts.
-- Outcomes: moved, amount_changed, and those of preview_move.
CREATE OR REPLACE FUNCTION move_booking(
  p_event_id text, p_booking_id text, p_category_id text, p_request_id text, p_shown jsonb, p_refund_id text, p_note text,
  p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (outcome text, refund_paise integer, owed_paise integer, is_new boolean)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_booking bookings%ROWTYPE;
  v_payment payments%ROWTYPE;
  v_former booking_moves%ROWTYPE;
  v_move record;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT * INTO v_former FROM booking_moves WHERE event_id = p_event_id AND request_id = p_request_id;
  IF FOUND THEN
    RETURN QUERY SELECT 'moved', v_former.refund_paise, v_former.owed_paise, false;
    RETURN;
  END IF;
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  -- What is refunded of it stays as it is until this is written.
  SELECT * INTO v_payment FROM payments
  WHERE event_id = p_event_id AND booking_id = p_booking_id AND role = 'accepted' FOR UPDATE;
  SELECT * INTO v_move FROM preview_move(p_event_id, p_booking_id, p_category_id);
  IF v_move.outcome = 'move'
    AND (v_move.refund_paise, v_move.owed_paise) <> ((p_shown ->> 'refundPaise')::integer, (p_shown ->> 'owedPaise')::integer) THEN
    v_move.outcome := 'amount_changed';
  END IF;
  IF v_move.outcome <> 'move' THEN
    RETURN QUERY SELECT v_move.outcome, v_move.refund_paise, v_move.owed_paise, false;
    RETURN;
  END IF;

  UPDATE bookings SET category_id = p_category_id, owed_paise = v_move.owed_paise, version = version + 1
  WHERE event_id = p_event_id AND id = p_booking_id;
  UPDATE category_capacity c
  SET confirmed = c.confirmed + CASE WHEN c.category_id = p_category_id THEN 1 ELSE -1 END
  WHERE c.event_id = p_event_id AND c.category_id IN (p_category_id, v_booking.category_id);
  PERFORM offer_places(p_event_id, v_now);
  IF v_move.refund_paise > 0 THEN
    INSERT INTO refunds (
      event_id, id, booking_id, payment_id, razorpay_payment_id, reason, attempt_no, amount_paise, requested_by, note,
      next_try_at, created_at, updated_at
    ) SELECT
      p_event_id, p_refund_id, p_booking_id, v_payment.id, v_payment.razorpay_payment_id, 'moved',
      1 + coalesce(max(attempt_no), 0), v_move.refund_paise, p_entry ->> 'by', p_note, v_now, v_now, v_now
    FROM refunds WHERE event_id = p_event_id AND payment_id = v_payment.id AND reason = 'moved';
  END IF;
  INSERT INTO booking_moves (
    event_id, request_id, booking_id, from_category_id, to_category_id, refund_paise, owed_paise, moved_at
  ) VALUES (
    p_event_id, p_request_id, p_booking_id, v_booking.category_id, p_category_id, v_move.refund_paise, v_move.owed_paise, v_now
  );
  PERFORM requeue_ticket(p_event_id, p_booking_id, v_now);
  PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object('facts', p_entry -> 'facts' || jsonb_build_object(
    'from', (SELECT name FROM categories WHERE event_id = p_event_id AND id = v_booking.category_id),
    'to', (SELECT name FROM categories WHERE event_id = p_event_id AND id = p_category_id),
    'refundPaise', v_move.refund_paise, 'owedPaise', v_move.owed_paise
  )), v_now);
  RETURN QUERY SELECT 'moved', v_move.refund_paise, v_move.owed_paise, true;
END $$;
