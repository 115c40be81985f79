-- Money at its edges: several orders of one booking, refunds that a person wants or makes, disputes, what a person has to
-- look at, and what organizers did.

-- One order is offered to the visitor; another exists only if Razorpay made one whose answer was lost.
ALTER TABLE razorpay_orders DROP CONSTRAINT one_order_per_booking;
ALTER TABLE razorpay_orders
  ADD COLUMN is_offered boolean NOT NULL DEFAULT true,
  ADD COLUMN capture text NOT NULL DEFAULT 'automatic' CHECK (capture IN ('automatic', 'manual')),
  ADD COLUMN synced_at timestamptz, -- when Razorpay last answered, and whether an attempt to pay was then under way
  ADD COLUMN is_under_way boolean NOT NULL DEFAULT false;
CREATE UNIQUE INDEX one_offered_order_per_booking ON razorpay_orders (event_id, booking_id) WHERE is_offered;
CREATE INDEX razorpay_orders_of_booking ON razorpay_orders (event_id, booking_id);

ALTER TABLE refunds DROP CONSTRAINT refunds_reason_check;
ALTER TABLE refunds
  ADD CHECK (reason IN ('surplus', 'late', 'released', 'cancelled', 'quarantine', 'outside')),
  ADD COLUMN payout_reference text, -- how a person paid it out after Razorpay could not
  ADD COLUMN asked_by text, -- the organizer who wanted it, and why; null when a rule did
  ADD COLUMN note text,
  ADD CONSTRAINT one_row_per_refund_of_razorpay UNIQUE (event_id, razorpay_refund_id);

CREATE TABLE disputes (
  event_id text NOT NULL,
  razorpay_dispute_id text NOT NULL,
  payment_id text NOT NULL,
  booking_id text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'under_review', 'action_required', 'won', 'lost', 'closed')),
  amount_paise integer NOT NULL CHECK (amount_paise > 0),
  reason_code text,
  respond_by timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (event_id, razorpay_dispute_id)
);
CREATE INDEX disputes_of_booking ON disputes (event_id, booking_id);

-- A whole event called off: what was promised to everybody. A job ends the bookings one after another.
CREATE TABLE event_cancellations (
  event_id text PRIMARY KEY,
  refund_scope text NOT NULL CHECK (refund_scope IN ('full', 'keep_fee')),
  note text NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL,
  finished_at timestamptz
);

-- What a person has to look at: the same trouble again is the same item, until it is resolved.
CREATE TABLE attention_items (
  event_id text NOT NULL, -- '' when it concerns no event of ours
  id text NOT NULL,
  kind text NOT NULL CHECK (kind IN (
    'payment_quarantined', 'payment_contradicted', 'order_unknown', 'refund_waiting', 'refund_failed',
    'refunded_outside', 'dispute_open', 'dispute_lost', 'webhooks_silent', 'webhook_signature_bad', 'webhook_failed',
    'counters_differ'
  )),
  subject text NOT NULL,
  booking_id text,
  facts jsonb NOT NULL DEFAULT '{}',
  occurrences integer NOT NULL DEFAULT 1,
  opened_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  alarm_leased_until timestamptz,
  alarmed_at timestamptz,
  resolved_at timestamptz,
  resolved_by text,
  resolution text,
  PRIMARY KEY (event_id, id)
);
CREATE UNIQUE INDEX one_open_item_per_kind_and_subject ON attention_items (event_id, kind, subject)
  WHERE resolved_at IS NULL;
CREATE INDEX attention_items_to_alarm ON attention_items (opened_at) WHERE alarmed_at IS NULL AND resolved_at IS NULL;

-- What organizers did, when and why. Rows are never changed or deleted.
CREATE TABLE acts (
  event_id text NOT NULL,
  id text NOT NULL,
  act text NOT NULL,
  subject text NOT NULL,
  done_by text NOT NULL,
  done_at timestamptz NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (event_id, id)
);

ALTER TABLE ledger_entries DROP CONSTRAINT ledger_entries_account_check;
ALTER TABLE ledger_entries
  ADD CHECK (account IN ('gateway_balance', 'gateway_cost', 'gateway_tax', 'participant_funds', 'organizer_payable',
                         'platform_fee', 'paid_by_hand'));

-- A message tells of the booking, or of one refund or payment of it.
ALTER TABLE messages DROP CONSTRAINT messages_kind_check, DROP CONSTRAINT one_message_per_kind_and_channel;
ALTER TABLE messages
  ADD CHECK (kind IN ('booking_confirmed', 'place_lost_refunded', 'booking_cancelled', 'surplus_refunded', 'refund_sent',
                      'payment_not_taken')),
  ADD COLUMN about_id text NOT NULL DEFAULT '', -- our id of that refund or payment; '' for the booking
  ADD CONSTRAINT one_message_per_kind_and_channel UNIQUE (event_id, booking_id, kind, about_id, channel);

-- Whether somebody's earlier payment is still unknown is asked at each press of Pay.
CREATE INDEX participants_by_phone ON participants (event_id, phone);
CREATE INDEX participants_by_email ON participants (event_id, email_key);

-- Their parameters change: `CREATE OR REPLACE` would leave the former ones beside them.
DROP FUNCTION IF EXISTS settle_payment(text, text, integer, text, jsonb, text, jsonb, jsonb, jsonb, timestamptz);
DROP FUNCTION IF EXISTS finish_refund(text, text, text, text, timestamptz, text, jsonb, jsonb, timestamptz);
DROP FUNCTION IF EXISTS start_paying(text, text, interval, interval, timestamptz);
