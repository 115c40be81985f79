-- A person has paid out what Razorpay could not refund. p_reference says how, p_amount_paise
-- how much: less than was asked for where a part has gone back in another way; p_refunded_before and p_postings as in
-- finish_refund. Outcomes: paid_out, nothing (not failed, paid out before, or asked for once more), already_refunded, stale
-- (decide again).
CREATE OR REPLACE FUNCTION pay_out_by_hand(
  p_event_id text, p_refund_id text, p_reference text, p_amount_paise integer, p_refunded_before integer, p_postings jsonb,
  p_messages jsonb, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_payment payments%ROWTYPE;
  v_refund refunds%ROWTYPE;
BEGIN
  SELECT p.* INTO STRICT v_payment FROM payments p
  JOIN refunds r ON r.event_id = p.event_id AND r.payment_id = p.id
  WHERE r.event_id = p_event_id AND r.id = p_refund_id FOR UPDATE OF p;
  SELECT * INTO STRICT v_refund FROM refunds WHERE event_id = p_event_id AND id = p_refund_id FOR UPDATE;
  IF v_refund.state <> 'failed' OR v_refund.payout_reference IS NOT NULL OR EXISTS (
    SELECT 1 FROM refunds
    WHERE event_id = p_event_id AND payment_id = v_refund.payment_id AND reason = v_refund.reason
      AND attempt_no > v_refund.attempt_no
  ) THEN
    RETURN 'nothing';
  ELSIF claimed_refund_paise(p_event_id, v_refund.payment_id) + p_amount_paise > v_payment.amount_paise THEN
    RETURN 'already_refunded';
  ELSIF refunded_paise(p_event_id, v_refund.payment_id) <> p_refunded_before THEN
    RETURN 'stale';
  END IF;

  UPDATE refunds SET state = 'processed', amount_paise = p_amount_paise, payout_reference = p_reference, updated_at = v_now
  WHERE event_id = p_event_id AND id = p_refund_id;
  PERFORM post_to_ledger(p_event_id, v_refund.booking_id, p_postings, v_now);
  PERFORM enqueue_messages(p_event_id, v_refund.booking_id, p_messages, v_now);
  PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  PERFORM resolve_attention(p_event_id, ARRAY['refund_waiting', 'refund_failed'], v_refund.payment_id, v_now,
                            p_entry ->> 'by', p_entry ->> 'action', p_reference);
  RETURN 'paid_out';
END $$;
