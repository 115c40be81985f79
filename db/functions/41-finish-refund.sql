-- Writes what Razorpay said of a refund we asked for, once: its state goes forward only. When the money is on its way
-- the ledger and the messages that tell the person follow in the same transaction. Answers whether anything changed.
CREATE OR REPLACE FUNCTION finish_refund(
  p_event_id text, p_refund_id text, p_state text, p_razorpay_refund_id text, p_postings jsonb, p_messages jsonb,
  p_now timestamptz DEFAULT NULL
)
RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_booking_id text;
BEGIN
  UPDATE refunds
  SET state = p_state, razorpay_refund_id = coalesce(p_razorpay_refund_id, razorpay_refund_id), leased_until = NULL,
      last_error = NULL, updated_at = v_now
  WHERE event_id = p_event_id AND id = p_refund_id
    AND (state = 'wanted' OR state = 'requested' AND p_state IN ('processed', 'failed'))
  RETURNING booking_id INTO v_booking_id;
  IF NOT FOUND THEN
    RETURN false;
  END IF;

  IF p_state = 'processed' THEN
    PERFORM post_to_ledger(p_event_id, v_booking_id, p_postings, v_now);
    INSERT INTO messages (event_id, id, booking_id, kind, channel, next_attempt_at, created_at)
    SELECT p_event_id, m ->> 'id', v_booking_id, m ->> 'kind', m ->> 'channel', v_now, v_now
    FROM jsonb_array_elements(p_messages) m
    ON CONFLICT ON CONSTRAINT one_message_per_kind_and_channel DO NOTHING;
  END IF;
  RETURN true;
END $$;
