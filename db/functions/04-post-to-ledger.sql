-- Writes ledger postings: [{"posting": "capture:pay_x", "entries": [{"account": ..., "amountPaise": ...}]}].
-- A posting that exists already is left as it is; one that does not sum to zero is a bug and raises.
CREATE OR REPLACE FUNCTION post_to_ledger(p_event_id text, p_booking_id text, p_postings jsonb, p_now timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_posting jsonb;
BEGIN
  FOR v_posting IN SELECT jsonb_array_elements(p_postings) LOOP
    IF (SELECT sum((e ->> 'amountPaise')::integer) FROM jsonb_array_elements(v_posting -> 'entries') e) <> 0 THEN
      RAISE EXCEPTION 'ledger posting % does not sum to zero', v_posting ->> 'posting';
    END IF;
    INSERT INTO ledger_entries (event_id, posting, account, booking_id, amount_paise, created_at)
    SELECT p_event_id, v_posting ->> 'posting', e ->> 'account', p_booking_id, (e ->> 'amountPaise')::integer, p_now
    FROM jsonb_array_elements(v_posting -> 'entries') e
    WHERE (e ->> 'amountPaise')::integer <> 0
    ON CONFLICT ON CONSTRAINT posting_written_once DO NOTHING;
  END LOOP;
END $$;
