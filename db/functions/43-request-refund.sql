-- A person requests a refund: of quarantined money, or once more after the last attempt failed. p_refund is
-- {id, reason, amountPaise, claimedPaise}: the last is what all its refunds came to when this was decided. p_entry: see
-- record_audit_entry. Requested twice it is stored once. What was on the attention list about it is resolved.
-- Outcomes: wanted, already_refunded (so much does not remain, or a refund was requested meanwhile), not_captured.
CREATE OR REPLACE FUNCTION request_refund(
  p_event_id text, p_payment_id text, p_refund jsonb, p_note text, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_payment payments%ROWTYPE;
BEGIN
  SELECT * INTO STRICT v_payment FROM payments WHERE event_id = p_event_id AND id = p_payment_id FOR UPDATE;
  IF v_payment.captured_at IS NULL THEN
    RETURN 'not_captured';
  ELSIF claimed_refund_paise(p_event_id, p_payment_id) + (p_refund ->> 'amountPaise')::integer > v_payment.amount_paise THEN
    RETURN 'already_refunded';
  ELSIF (SELECT coalesce(sum(amount_paise), 0) FROM refunds
         WHERE event_id = p_event_id AND payment_id = p_payment_id AND state <> 'failed')
        <> (p_refund ->> 'claimedPaise')::integer THEN
    RETURN 'already_refunded'; -- A second request for a part would fit into the rest of the payment.
  END IF;

  INSERT INTO refunds (
    event_id, id, booking_id, payment_id, razorpay_payment_id, reason, attempt_no, amount_paise, requested_by, note,
    next_try_at, created_at, updated_at
  ) SELECT
    p_event_id, p_refund ->> 'id', v_payment.booking_id, p_payment_id, v_payment.razorpay_payment_id,
    p_refund ->> 'reason', 1 + coalesce(max(attempt_no), 0), (p_refund ->> 'amountPaise')::integer, p_entry ->> 'by',
    p_note, v_now, v_now, v_now
  FROM refunds WHERE event_id = p_event_id AND payment_id = p_payment_id AND reason = p_refund ->> 'reason';
  PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  PERFORM resolve_attention(p_event_id, ARRAY['payment_quarantined', 'refund_failed'], p_payment_id, v_now, p_entry ->> 'by',
                            p_entry ->> 'action', p_entry -> 'facts' ->> 'note');
  RETURN 'wanted';
END $$;
