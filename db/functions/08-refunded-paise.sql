-- What has gone back of a payment: by refunds, and by disputes that a bank won.
CREATE OR REPLACE FUNCTION refunded_paise(p_event_id text, p_payment_id text) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(amount_paise), 0)::integer FROM (
    SELECT amount_paise FROM refunds WHERE event_id = p_event_id AND payment_id = p_payment_id AND state = 'processed'
    UNION ALL
    SELECT amount_paise FROM disputes WHERE event_id = p_event_id AND payment_id = p_payment_id AND state = 'lost'
  ) gone;
$$;

-- What has gone back of it, or is on its way, or was taken back by a bank that won a dispute: only the rest remains.
CREATE OR REPLACE FUNCTION claimed_refund_paise(p_event_id text, p_payment_id text) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(amount_paise), 0)::integer FROM (
    SELECT amount_paise FROM refunds
    WHERE event_id = p_event_id AND payment_id = p_payment_id AND state IN ('wanted', 'requested', 'processed')
    UNION ALL
    SELECT amount_paise FROM disputes WHERE event_id = p_event_id AND payment_id = p_payment_id AND state = 'lost'
  ) gone;
$$;
