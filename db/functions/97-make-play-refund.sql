-- Gives play money back. p_refund_id is our refund's and the idempotency key: asked for again it is the same refund. The payment's row is
-- locked, so that all refunds of it never come to more than it. Outcomes: made (also if it was before), payment_unknown,
-- other_amount (the same key with another amount), too_much.
CREATE OR REPLACE FUNCTION make_play_refund(p_payment_id text, p_id text, p_refund_id text, p_amount_paise integer, p_now timestamptz)
RETURNS TABLE (outcome text, id text, amount_paise integer)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_payment play_payments%ROWTYPE;
  v_made play_refunds%ROWTYPE;
BEGIN
  SELECT * INTO v_payment FROM play_payments p
    WHERE p.id = p_payment_id AND p.outcome = 'captured' AND p.answers_at <= p_now FOR UPDATE;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'payment_unknown', NULL::text, NULL::integer;
    RETURN;
  END IF;
  SELECT * INTO v_made FROM play_refunds r WHERE r.refund_id = p_refund_id;
  IF FOUND THEN
    RETURN QUERY SELECT
      CASE WHEN (v_made.payment_id, v_made.amount_paise) = (p_payment_id, p_amount_paise) THEN 'made' ELSE 'other_amount' END,
      v_made.id, v_made.amount_paise;
    RETURN;
  END IF;
  IF p_amount_paise + (SELECT coalesce(sum(r.amount_paise), 0) FROM play_refunds r WHERE r.payment_id = p_payment_id)
    > (SELECT o.amount_paise FROM play_orders o WHERE o.id = v_payment.order_id) THEN
    RETURN QUERY SELECT 'too_much', NULL::text, NULL::integer;
    RETURN;
  END IF;
  INSERT INTO play_refunds (id, event_id, payment_id, refund_id, amount_paise, created_at)
  VALUES (p_id, v_payment.event_id, p_payment_id, p_refund_id, p_amount_paise, p_now);
  RETURN QUERY SELECT 'made', p_id, p_amount_paise;
END $$;
