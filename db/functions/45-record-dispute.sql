-- Stores what a webhook says of a dispute: {razorpayDisputeId, state, amountPaise, reasonCode, respondBy}. An end (won,
-- lost, closed) is final, and open never comes back. p_postings follow only with the step to lost, and were
-- decided while p_refunded_before had gone back of the payment; raises when that is no longer so.
-- Answers whether anything changed.
CREATE OR REPLACE FUNCTION record_dispute(
  p_event_id text, p_payment_id text, p_dispute jsonb, p_refunded_before integer, p_postings jsonb, p_attention jsonb,
  p_now timestamptz DEFAULT NULL
)
RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_booking_id text;
  v_refunded integer;
BEGIN
  SELECT booking_id INTO STRICT v_booking_id FROM payments
  WHERE event_id = p_event_id AND id = p_payment_id FOR UPDATE;
  v_refunded := refunded_paise(p_event_id, p_payment_id);
  INSERT INTO disputes AS d (
    event_id, razorpay_dispute_id, payment_id, booking_id, state, amount_paise, reason_code, respond_by, created_at,
    updated_at
  ) VALUES (
    p_event_id, p_dispute ->> 'razorpayDisputeId', p_payment_id, v_booking_id, p_dispute ->> 'state',
    (p_dispute ->> 'amountPaise')::integer, p_dispute ->> 'reasonCode', (p_dispute ->> 'respondBy')::timestamptz,
    v_now, v_now
  )
  ON CONFLICT (event_id, razorpay_dispute_id) DO UPDATE
  SET state = excluded.state, reason_code = coalesce(excluded.reason_code, d.reason_code),
      respond_by = coalesce(excluded.respond_by, d.respond_by), updated_at = v_now
  WHERE d.state NOT IN ('won', 'lost', 'closed') AND d.state <> excluded.state AND excluded.state <> 'open';
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF p_dispute ->> 'state' = 'lost' THEN
    IF v_refunded <> p_refunded_before THEN
      RAISE EXCEPTION 'refunds of payment % changed while its dispute was recorded', p_payment_id
        USING ERRCODE = 'serialization_failure';
    END IF;
    PERFORM post_to_ledger(p_event_id, v_booking_id, p_postings, v_now);
  END IF;
  IF p_dispute ->> 'state' IN ('won', 'lost', 'closed') THEN
    PERFORM resolve_attention(p_event_id, ARRAY['dispute_open'], p_dispute ->> 'razorpayDisputeId', v_now);
  END IF;
  PERFORM raise_attention(p_event_id, v_booking_id, p_attention, v_now);
  RETURN true;
END $$;
