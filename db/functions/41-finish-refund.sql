-- Writes what became of a refund: its state goes forward only, and processed and failed are ends.
--   requested  p_next_try_at says when to ask Razorpay about it; said again, it only moves that time
--   processed  the ledger and the messages that tell the person follow in the same transaction
--   failed     p_next_id, unless null, is the id of a new attempt, to be asked for at p_next_try_at
-- Answers whether anything changed.
CREATE OR REPLACE FUNCTION finish_refund(
  p_event_id text, p_refund_id text, p_state text, p_razorpay_refund_id text, p_next_try_at timestamptz, p_next_id text,
  p_postings jsonb, p_messages jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_refund refunds%ROWTYPE;
BEGIN
  UPDATE refunds
  SET state = p_state, razorpay_refund_id = coalesce(p_razorpay_refund_id, razorpay_refund_id), leased_until = NULL,
      tries = CASE WHEN state = p_state THEN tries ELSE 0 END, -- Pauses grow anew in each state.
      next_try_at = coalesce(p_next_try_at, next_try_at), last_error = NULL, updated_at = v_now
  WHERE event_id = p_event_id AND id = p_refund_id AND state IN ('wanted', 'requested')
  RETURNING * INTO v_refund;
  IF NOT FOUND THEN
    RETURN false;
  END IF;

  IF p_state = 'processed' THEN
    PERFORM post_to_ledger(p_event_id, v_refund.booking_id, p_postings, v_now);
    INSERT INTO messages (event_id, id, booking_id, kind, channel, next_attempt_at, created_at)
    SELECT p_event_id, m ->> 'id', v_refund.booking_id, m ->> 'kind', m ->> 'channel', v_now, v_now
    FROM jsonb_array_elements(p_messages) m
    ON CONFLICT ON CONSTRAINT one_message_per_kind_and_channel DO NOTHING;
  ELSIF p_state = 'failed' AND p_next_id IS NOT NULL THEN
    -- A row of its own, because its id is the idempotency key and the failed one's is spent.
    INSERT INTO refunds (
      event_id, id, booking_id, payment_id, razorpay_payment_id, reason, attempt_no, amount_paise, next_try_at,
      created_at, updated_at
    ) VALUES (
      p_event_id, p_next_id, v_refund.booking_id, v_refund.payment_id, v_refund.razorpay_payment_id, v_refund.reason,
      v_refund.attempt_no + 1, v_refund.amount_paise, p_next_try_at, v_now, v_now
    );
  END IF;
  RETURN true;
END $$;
