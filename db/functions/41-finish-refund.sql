-- Writes what became of a refund, with the payment's row locked. Its state goes forward only; the one way back from
-- processed is that Razorpay itself says that it failed after all.
--   requested  p_next_try_at says when to ask Razorpay about it; said again, it only moves that time
--   processed  the ledger and the messages that tell the person follow in the same transaction
--   failed     p_next, unless null, is {id, amountPaise} of a new attempt, to be asked for at p_next_try_at
-- p_refunded_before: what had gone back of the payment beside this refund when the postings were decided.
-- Outcomes: applied, nothing (it had come to this end before), stale (decide again).
CREATE OR REPLACE FUNCTION finish_refund(
  p_event_id text, p_refund_id text, p_state text, p_razorpay_refund_id text, p_next_try_at timestamptz, p_next jsonb,
  p_refunded_before integer, p_postings jsonb, p_messages jsonb, p_attention jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_refund refunds%ROWTYPE;
BEGIN
  PERFORM 1 FROM payments
  WHERE event_id = p_event_id
    AND id = (SELECT payment_id FROM refunds WHERE event_id = p_event_id AND id = p_refund_id)
  FOR UPDATE;
  SELECT * INTO STRICT v_refund FROM refunds WHERE event_id = p_event_id AND id = p_refund_id FOR UPDATE;
  IF v_refund.state = 'failed' OR (v_refund.state = 'processed' AND p_state <> 'failed') THEN
    RETURN 'nothing';
  ELSIF EXISTS (
    SELECT 1 FROM refunds
    WHERE event_id = p_event_id AND razorpay_refund_id = p_razorpay_refund_id AND id <> p_refund_id
  ) OR (
    (p_state = 'processed' OR v_refund.state = 'processed')
    AND refunded_paise(p_event_id, v_refund.payment_id)
          - CASE WHEN v_refund.state = 'processed' THEN v_refund.amount_paise ELSE 0 END <> p_refunded_before
  ) OR (v_refund.state = 'processed' AND p_postings = '[]') THEN -- It was booked after the decision.
    RETURN 'stale';
  END IF;

  UPDATE refunds
  SET state = p_state, razorpay_refund_id = coalesce(p_razorpay_refund_id, razorpay_refund_id), leased_until = NULL,
      tries = CASE WHEN state = p_state THEN tries ELSE 0 END, -- Pauses grow anew in each state.
      next_try_at = coalesce(p_next_try_at, next_try_at), last_error = NULL, updated_at = v_now
  WHERE event_id = p_event_id AND id = p_refund_id;

  IF p_state = 'failed' AND p_next IS NOT NULL THEN
    -- A row of its own, because its id is the idempotency key and the failed one's is spent.
    INSERT INTO refunds (
      event_id, id, booking_id, payment_id, razorpay_payment_id, reason, attempt_no, amount_paise, requested_by, note,
      next_try_at, created_at, updated_at
    ) SELECT
      p_event_id, p_next ->> 'id', v_refund.booking_id, v_refund.payment_id, v_refund.razorpay_payment_id,
      v_refund.reason, 1 + max(attempt_no), (p_next ->> 'amountPaise')::integer, v_refund.requested_by, v_refund.note,
      p_next_try_at, v_now, v_now
    FROM refunds -- A booking that was moved twice has two refunds for the same reason.
    WHERE event_id = p_event_id AND payment_id = v_refund.payment_id AND reason = v_refund.reason;
  END IF;
  PERFORM post_to_ledger(p_event_id, v_refund.booking_id, p_postings, v_now);
  PERFORM enqueue_messages(p_event_id, v_refund.booking_id, p_messages, v_now);
  PERFORM raise_attention(p_event_id, v_refund.booking_id, p_attention, v_now);
  -- Whatever has become of it, it does not wait any more.
  PERFORM resolve_attention(p_event_id, ARRAY['refund_waiting'], v_refund.payment_id, v_now);
  -- Where a part was given back elsewhere, a person still has to handle the rest of what failed; and also where ours was
  -- smaller because of a refund made elsewhere that has failed.
  IF p_state = 'processed' AND (
    refunded_paise(p_event_id, v_refund.payment_id) >=
      (SELECT amount_paise FROM payments WHERE event_id = p_event_id AND id = v_refund.payment_id)
    OR v_refund.reason <> 'outside' AND NOT EXISTS (
      SELECT 1 FROM refunds
      WHERE event_id = p_event_id AND payment_id = v_refund.payment_id AND reason = 'outside' AND state = 'failed'
    )
  ) THEN
    PERFORM resolve_attention(p_event_id, ARRAY['refund_failed'], v_refund.payment_id, v_now);
  END IF;
  RETURN 'applied';
END $$;
