-- A rider whom an organizer adds has no queue ticket: the place is complimentary, or was paid for in cash.
ALTER TABLE bookings
  -- Of the form that added it: sent twice, it adds one rider.
  ADD COLUMN request_id text,
  -- What an organizer has taken from its rider in cash. It is the organizer's own money and in no ledger.
  ADD COLUMN cash_paise integer CHECK (cash_paise >= 0),
  -- What its rider still owes the organizer since it was moved to a dearer category; below zero, what the organizer owes in cash.
  ADD COLUMN owed_paise integer NOT NULL DEFAULT 0;
ALTER TABLE bookings DROP CONSTRAINT booking_without_ticket_has_a_reason;
ALTER TABLE bookings ADD CONSTRAINT booking_without_ticket_has_a_reason
  CHECK (ticket_id IS NOT NULL OR complimentary_reason IS NOT NULL OR cash_paise IS NOT NULL);
CREATE UNIQUE INDEX one_booking_per_request ON bookings (event_id, request_id) WHERE request_id IS NOT NULL;

-- The organizer who says that it was signed on paper; null where the rider agreed to it here.
ALTER TABLE waiver_signatures ADD COLUMN recorded_by text;

-- Each move of a confirmed booking to another category, by the request that asked for it: repeated, it is answered from here.
CREATE TABLE booking_moves (
  event_id text NOT NULL,
  request_id text NOT NULL,
  booking_id text NOT NULL,
  from_category_id text NOT NULL,
  to_category_id text NOT NULL,
  refund_paise integer NOT NULL CHECK (refund_paise >= 0),
  owed_paise integer NOT NULL,
  moved_at timestamptz NOT NULL,
  CONSTRAINT booking_moved_once_per_request PRIMARY KEY (event_id, request_id)
);

ALTER TABLE refunds DROP CONSTRAINT refunds_reason_check;
ALTER TABLE refunds ADD CONSTRAINT refunds_reason_check
  CHECK (reason IN ('surplus', 'late', 'released', 'cancelled', 'quarantine', 'outside', 'moved'));
