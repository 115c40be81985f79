-- Stores a refund that somebody made at Razorpay and not here: {id, razorpayRefundId, amountPaise, state}, where state is
-- requested or processed. The rest as in finish_refund. Outcomes: applied, nothing (we know it), stale (decide again).
CREATE OR REPLACE FUNCTION record_outside_refund(
  p_event_id text, p_payment_id text, p_refund jsonb, p_refunded_before integer, p_postings jsonb, p_messages jsonb,
  p_attention jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_payment payments%ROWTYPE;
BEGIN
  SELECT * INTO STRICT v_payment FROM payments WHERE event_id = p_event_id AND id = p_payment_id FOR UPDATE;
  IF EXISTS (
    SELECT 1 FROM refunds WHERE event_id = p_event_id AND razorpay_refund_id = p_refund ->> 'razorpayRefundId'
  ) THEN
    RETURN 'nothing';
  ELSIF p_refund ->> 'state' = 'processed' AND refunded_paise(p_event_id, p_payment_id) <> p_refunded_before THEN
    RETURN 'stale';
  END IF;

  INSERT INTO refunds (
    event_id, id, booking_id, payment_id, razorpay_payment_id, reason, attempt_no, amount_paise, state,
    razorpay_refund_id, next_try_at, created_at, updated_at
  ) SELECT
    p_event_id, p_refund ->> 'id', v_payment.booking_id, p_payment_id, v_payment.razorpay_payment_id, 'outside',
    1 + count(*), (p_refund ->> 'amountPaise')::integer, p_refund ->> 'state', p_refund ->> 'razorpayRefundId',
    v_now, v_now, v_now
  FROM refunds WHERE event_id = p_event_id AND payment_id = p_payment_id AND reason = 'outside';
  PERFORM post_to_ledger(p_event_id, v_payment.booking_id, p_postings, v_now);
  PERFORM enqueue_messages(p_event_id, v_payment.booking_id, p_messages, v_now);
  PERFORM raise_attention(p_event_id, v_payment.booking_id, p_attention, v_now);
  RETURN 'applied';
END $$;
