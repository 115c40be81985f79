-- A payment with play money, for the order of a booking: what Checkout would have Razorpay store. A press that comes twice is one
-- payment. The order's row is locked, so that of two who pay at once the second learns of the first.
-- Outcomes: made (also if it was before), order_unknown, order_paid.
CREATE OR REPLACE FUNCTION make_play_payment(
  p_booking_id text, p_id text, p_press text, p_outcome text, p_answers_after interval, p_now timestamptz
)
RETURNS TABLE (outcome text, payment_id text, order_id text, is_captured boolean, answers_at timestamptz)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_order play_orders%ROWTYPE;
  v_made play_payments%ROWTYPE;
BEGIN
  SELECT * INTO v_order FROM play_orders WHERE booking_id = p_booking_id FOR UPDATE;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'order_unknown', NULL::text, NULL::text, NULL::boolean, NULL::timestamptz;
    RETURN;
  END IF;
  SELECT * INTO v_made FROM play_payments p WHERE p.order_id = v_order.id AND p.press = p_press;
  IF NOT FOUND THEN
    IF EXISTS (SELECT 1 FROM play_payments p WHERE p.order_id = v_order.id AND p.outcome = 'captured' AND p.answers_at <= p_now) THEN
      RETURN QUERY SELECT 'order_paid', NULL::text, v_order.id, NULL::boolean, NULL::timestamptz;
      RETURN;
    END IF;
    INSERT INTO play_payments (id, event_id, order_id, press, outcome, answers_at, created_at)
    VALUES (p_id, v_order.event_id, v_order.id, p_press, p_outcome, p_now + p_answers_after, p_now)
    RETURNING * INTO v_made;
  END IF;
  RETURN QUERY SELECT 'made', v_made.id, v_order.id, v_made.outcome = 'captured', v_made.answers_at;
END $$;
