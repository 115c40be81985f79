-- The tables, in the order of the rooms of booking/ that own them. Every hot table has event_id first in its keys, so that
-- a distributed PostgreSQL can place an event on one node.

-- events

CREATE TABLE events (
  id text PRIMARY KEY,
  slug text NOT NULL,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published', 'closed', 'cancelled')),
  -- What the organizer writes first has a language, and versions in others: each text by the original that it translates.
  language text NOT NULL DEFAULT 'en',
  translations jsonb NOT NULL DEFAULT '{}',
  title text NOT NULL,
  summary text NOT NULL,
  description text NOT NULL,
  starts_at timestamptz NOT NULL,
  reporting_note text NOT NULL,
  place text NOT NULL,
  map_url text,
  included text[] NOT NULL,
  plan jsonb NOT NULL,
  rules text[] NOT NULL,
  bring text[] NOT NULL,
  faq jsonb NOT NULL,
  questions jsonb NOT NULL,
  -- Ids of questions are random and never used again. A question that is no longer asked keeps its label here, so that the
  -- answers that people gave to it can still be read: [{"id", "label"}].
  former_questions jsonb NOT NULL DEFAULT '[]',
  organizer_name text NOT NULL,
  organizer_email text NOT NULL,
  organizer_phone text NOT NULL,
  organizer_address text NOT NULL,
  brand_color text NOT NULL CHECK (brand_color ~ '^#[0-9a-f]{6}$'),
  picture_hash text,
  opens_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL,
  fee_mode text NOT NULL CHECK (fee_mode IN ('added', 'absorbed')),
  is_price_breakdown_shown boolean NOT NULL,
  waiver_version integer NOT NULL,
  is_paused boolean NOT NULL DEFAULT false,
  notice text NOT NULL DEFAULT '',
  notice_hi text NOT NULL DEFAULT '',
  notice_mr text NOT NULL DEFAULT '',
  concurrency_target integer NOT NULL DEFAULT 300 CHECK (concurrency_target BETWEEN 1 AND 5000),
  calls_per_second integer NOT NULL DEFAULT 20 CHECK (calls_per_second BETWEEN 1 AND 1000),
  calls_burst integer NOT NULL DEFAULT 40 CHECK (calls_burst BETWEEN 1 AND 2000),
  call_window_seconds integer NOT NULL DEFAULT 60 CHECK (call_window_seconds BETWEEN 10 AND 600),
  pre_queue_minutes integer NOT NULL DEFAULT 30 CHECK (pre_queue_minutes BETWEEN 0 AND 1440),
  -- Whether joining costs a little computing before the opening and in a rush.
  is_proof_required boolean NOT NULL DEFAULT true,
  revision integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT one_event_per_slug UNIQUE (slug),
  CONSTRAINT slug_is_readable CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
  CONSTRAINT sale_opens_before_it_closes CHECK (opens_at < closes_at)
);

CREATE TABLE categories (
  event_id text NOT NULL,
  id text NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  ticket_price_paise integer NOT NULL CHECK (ticket_price_paise > 0),
  price_paise integer NOT NULL CHECK (price_paise >= 100),
  platform_fee_paise integer NOT NULL CHECK (platform_fee_paise >= 0 AND platform_fee_paise <= price_paise),
  PRIMARY KEY (event_id, id)
);

-- The same version in other languages stands beside the original. A text that stands here is never changed or removed,
-- because somebody may have signed it.
CREATE TABLE waivers (
  event_id text NOT NULL,
  version integer NOT NULL,
  language text NOT NULL DEFAULT 'en',
  text text NOT NULL,
  text_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (event_id, version)
);

CREATE TABLE waiver_translations (
  event_id text NOT NULL,
  version integer NOT NULL,
  language text NOT NULL,
  text text NOT NULL,
  text_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (event_id, version, language)
);

CREATE TABLE pictures (
  hash text PRIMARY KEY,
  content_type text NOT NULL CHECK (content_type IN ('image/webp', 'image/jpeg', 'image/png')),
  bytes bytea NOT NULL,
  created_at timestamptz NOT NULL
);

-- capacity

-- The locked rows. No foreign key points at them and nothing else is stored in them, so that FOR UPDATE blocks only
-- those who take or give back places; the low fillfactor keeps every update on its page (HOT).
CREATE TABLE event_capacity (
  event_id text PRIMARY KEY,
  capacity integer NOT NULL,
  called integer NOT NULL DEFAULT 0,
  held integer NOT NULL DEFAULT 0,
  confirmed integer NOT NULL DEFAULT 0,
  CONSTRAINT event_never_oversold
    CHECK (called >= 0 AND held >= 0 AND confirmed >= 0 AND called + held + confirmed <= capacity)
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);

CREATE TABLE category_capacity (
  event_id text NOT NULL,
  category_id text NOT NULL,
  capacity integer NOT NULL,
  held integer NOT NULL DEFAULT 0,
  confirmed integer NOT NULL DEFAULT 0,
  PRIMARY KEY (event_id, category_id),
  CONSTRAINT category_never_oversold CHECK (held >= 0 AND confirmed >= 0 AND held + confirmed <= capacity)
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);

-- ledger

CREATE TABLE ledger_entries (
  event_id text NOT NULL,
  posting text NOT NULL,
  account text NOT NULL CHECK (account IN (
    'gateway_balance', 'gateway_cost', 'gateway_tax', 'participant_funds', 'organizer_payable', 'platform_fee',
    'paid_by_hand'
  )),
  booking_id text NOT NULL,
  amount_paise integer NOT NULL CHECK (amount_paise <> 0),
  created_at timestamptz NOT NULL,
  CONSTRAINT posting_written_once PRIMARY KEY (event_id, posting, account)
);
CREATE INDEX ledger_entries_of_booking ON ledger_entries (event_id, booking_id);

-- messages

-- A message tells of the booking, or of one refund or payment of it. One whose booking has moved on is obsolete and is not
-- sent any more.
CREATE TABLE messages (
  event_id text NOT NULL,
  id text NOT NULL,
  booking_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN (
    'booking_confirmed', 'place_lost_refunded', 'booking_cancelled', 'surplus_refunded', 'refund_sent',
    'payment_not_taken'
  )),
  about_id text NOT NULL DEFAULT '', -- our id of that refund or payment; '' for the booking
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  state text NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'sent', 'delivered', 'bounced', 'failed', 'obsolete')),
  attempts integer NOT NULL DEFAULT 0,
  -- How many attempts ended without an answer while the provider answered for others.
  unknown_attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  leased_until timestamptz,
  provider_message_id text,
  -- Since when a copy of it may be with the provider although no answer said so; null when surely none is.
  maybe_sent_since timestamptz,
  -- When the provider is next asked what became of it; null when there is nothing more to ask.
  next_check_at timestamptz,
  last_error text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (event_id, id),
  CONSTRAINT one_message_per_kind_and_channel UNIQUE (event_id, booking_id, kind, about_id, channel)
);
CREATE INDEX messages_due ON messages (next_attempt_at) WHERE state = 'queued';
CREATE INDEX messages_to_check ON messages (next_check_at) WHERE next_check_at IS NOT NULL;

-- How well the provider of each channel works, for all processes that send.
CREATE TABLE message_channels (
  channel text PRIMARY KEY CHECK (channel IN ('email', 'sms')),
  consecutive_failures integer NOT NULL DEFAULT 0,
  consecutive_refusals integer NOT NULL DEFAULT 0,
  -- The share of failures among about the last ten answers.
  failure_rate double precision NOT NULL DEFAULT 0 CHECK (failure_rate BETWEEN 0 AND 1),
  -- While it is held nothing is sent; then one message tests it.
  consecutive_holds integer NOT NULL DEFAULT 0,
  failing_since timestamptz,
  held_until timestamptz,
  because text,
  CONSTRAINT held_channel_is_failing CHECK (held_until IS NULL OR failing_since IS NOT NULL)
);
INSERT INTO message_channels (channel) VALUES ('email'), ('sms');

-- attention

-- What a person has to look at: the same trouble again is the same item, until it is resolved.
CREATE TABLE attention_items (
  event_id text NOT NULL, -- '' when it concerns no event of ours
  id text NOT NULL,
  kind text NOT NULL CHECK (kind IN (
    'payment_quarantined', 'payment_contradicted', 'order_unknown', 'refund_waiting', 'refund_failed',
    'refunded_outside', 'dispute_open', 'dispute_lost', 'webhooks_silent', 'webhook_signature_bad', 'webhook_failed',
    'counters_differ', 'message_failed', 'messages_held', 'redis_away'
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
  note text,
  PRIMARY KEY (event_id, id)
);
CREATE UNIQUE INDEX one_open_item_per_kind_and_subject ON attention_items (event_id, kind, subject)
  WHERE resolved_at IS NULL;
CREATE INDEX attention_items_to_alarm ON attention_items (opened_at) WHERE alarmed_at IS NULL AND resolved_at IS NULL;
-- Whether an alarm went out lately, or is being written, is asked every few seconds: without reading years of items.
CREATE INDEX attention_items_alarmed ON attention_items (alarmed_at) WHERE alarmed_at IS NOT NULL;
CREATE INDEX attention_items_being_alarmed ON attention_items (alarm_leased_until)
  WHERE alarmed_at IS NULL AND alarm_leased_until IS NOT NULL;

-- participants

CREATE TABLE participants (
  event_id text NOT NULL,
  booking_id text NOT NULL,
  name text NOT NULL,
  phone text NOT NULL,
  email text NOT NULL,
  email_key text NOT NULL,
  language text NOT NULL,
  answers jsonb NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (event_id, booking_id)
);
-- Whether somebody's earlier payment is still unknown is asked at each press of Pay.
CREATE INDEX participants_by_phone ON participants (event_id, phone);
CREATE INDEX participants_by_email ON participants (event_id, email_key);

-- Its language is that of the text that was signed.
CREATE TABLE waiver_signatures (
  event_id text NOT NULL,
  booking_id text NOT NULL,
  version integer NOT NULL,
  language text NOT NULL,
  text_hash text NOT NULL,
  signed_at timestamptz NOT NULL,
  address text,
  PRIMARY KEY (event_id, booking_id, version, language)
);

-- waiting-room

-- What PostgreSQL remembers of the queue: the highest number it has heard of, the highest it has called, and the
-- allowance that paces the calls. Numbers are given out from blocks that PostgreSQL reserves, so that whatever Redis loses no
-- number is ever given twice. A number means the same in every epoch; an epoch is only the name of one life of Redis'
-- counter.
CREATE TABLE waiting_rooms (
  event_id text PRIMARY KEY,
  epoch integer NOT NULL DEFAULT 0,
  issued bigint NOT NULL DEFAULT 0,
  -- The highest number that anybody may have been given. What is above was never given to anybody.
  reserved bigint NOT NULL DEFAULT 0,
  serving bigint NOT NULL DEFAULT 0,
  -- Who gives the numbers out of the last block: while Redis is away PostgreSQL does. And since when, so that the two do not
  -- alternate every second.
  issuer text NOT NULL DEFAULT 'redis' CHECK (issuer IN ('redis', 'postgres')),
  issuer_since timestamptz NOT NULL DEFAULT '-infinity',
  -- Abandoned blocks, and what calls pass over: before the draw indexes that take no part in it, after it numbers
  -- that calls pass over. Whoever does have one of these numbers claims it all the same.
  skipped int8multirange NOT NULL DEFAULT '{}',
  -- The draw: the secret is committed to before the opening (its SHA-256 is public) and public after it.
  draw_secret bytea NOT NULL
    DEFAULT decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'),
  draw_size bigint,
  draw_gaps int8multirange,
  draw_list_hash bytea,
  draw_seed bytea,
  sealed_at timestamptz,
  -- The pace of the calls.
  calls_allowed double precision NOT NULL DEFAULT 0,
  ticked_at timestamptz,
  -- The share of those who were called that took their place lately, and how many seconds they took, on average; learned by
  -- each tick. The delay tells who is on their way from who stays away.
  turnout double precision NOT NULL DEFAULT 1 CHECK (turnout > 0 AND turnout <= 1),
  claim_delay_seconds double precision NOT NULL DEFAULT 10 CHECK (claim_delay_seconds >= 1),
  -- Who gets the odd one of a tick's credits: those who come back, or those who were never called.
  is_recall_next boolean NOT NULL DEFAULT true,
  -- How many may be at checkout now: adapts below the organizer's target when holds or payments are in trouble.
  concurrency integer,
  adapted_at timestamptz,
  overloaded_at timestamptz,
  -- An event may be on sale again after its sale was over: indexes up to here are of earlier sales.
  earlier_indexes bigint NOT NULL DEFAULT 0 CHECK (earlier_indexes >= 0 AND earlier_indexes <= reserved),
  sale_began_at timestamptz NOT NULL DEFAULT '-infinity',
  -- When the organizer closed the sale, and the end of it that the last tick knew of.
  closed_at timestamptz,
  closes_at timestamptz,
  CONSTRAINT serving_never_passes_issued CHECK (serving <= issued),
  CONSTRAINT issued_never_passes_reserved CHECK (issued <= reserved),
  CONSTRAINT drawn_whole_or_not_at_all CHECK (
    (sealed_at IS NULL) = (draw_size IS NULL) AND (sealed_at IS NULL) = (draw_seed IS NULL)
    AND (sealed_at IS NULL) = (draw_list_hash IS NULL) AND (sealed_at IS NULL) = (draw_gaps IS NULL)
  )
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);

-- Who took part in the draw, 9 bytes each (of the hash of the visitor's nonce), by index, zeros where nobody has one:
-- public, so that anybody can check the draw.
CREATE TABLE draw_lists (
  event_id text PRIMARY KEY,
  visitors bytea NOT NULL
);

-- Who got an index from PostgreSQL while Redis was away, or keeps the one that Redis had given: asked again, they have the same.
CREATE TABLE provisional_joins (
  event_id text NOT NULL,
  ticket_id text NOT NULL,
  index bigint NOT NULL,
  PRIMARY KEY (event_id, ticket_id)
);

CREATE TABLE call_windows (
  event_id text NOT NULL,
  first_number bigint NOT NULL,
  last_number bigint NOT NULL,
  granted integer NOT NULL,
  claimed integer NOT NULL DEFAULT 0,
  -- Of its claims, the seconds since its call, summed.
  claim_seconds double precision NOT NULL DEFAULT 0 CHECK (claim_seconds >= 0),
  called_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  is_open boolean NOT NULL DEFAULT true,
  PRIMARY KEY (event_id, first_number, called_at),
  CONSTRAINT no_call_claimed_twice CHECK (claimed BETWEEN 0 AND granted AND granted = last_number - first_number + 1)
) WITH (fillfactor = 50);
CREATE INDEX call_windows_open ON call_windows (event_id, expires_at) WHERE is_open;
CREATE INDEX call_windows_called_at ON call_windows (event_id, called_at);

-- Numbers whose call lapsed, or whose hold ended, and who came back while no credit was free. A number has its call and one
-- more ahead of others. Who was called again keeps a row, so that it is known.
CREATE TABLE recall_requests (
  event_id text NOT NULL,
  number bigint NOT NULL,
  requested_at timestamptz NOT NULL,
  -- Called again when all up to this number were called: its own number the first time, later the newest that was issued.
  goes_behind bigint NOT NULL DEFAULT 0,
  times_recalled integer NOT NULL DEFAULT 0 CHECK (times_recalled >= 0),
  is_waiting boolean NOT NULL DEFAULT true,
  PRIMARY KEY (event_id, number)
);
CREATE INDEX recall_requests_waiting ON recall_requests (event_id, goes_behind, requested_at, number) WHERE is_waiting;

-- How often people were told to come again because we were busy, minute by minute: what an organizer sees as health.
CREATE TABLE sale_refusals (
  event_id text NOT NULL,
  minute timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('newcomer', 'place_holder')),
  refused integer NOT NULL CHECK (refused > 0),
  PRIMARY KEY (event_id, minute, kind)
);

-- bookings

CREATE TABLE bookings (
  event_id text NOT NULL,
  id text NOT NULL,
  category_id text NOT NULL,
  reference text NOT NULL,
  state text NOT NULL
    CHECK (state IN ('held', 'paying', 'confirmed', 'expired', 'released', 'cancelled')),
  version integer NOT NULL DEFAULT 1,
  ticket_id text,
  queue_number bigint,
  amount_paise integer NOT NULL CHECK (amount_paise >= 0),
  platform_fee_paise integer NOT NULL CHECK (platform_fee_paise >= 0 AND platform_fee_paise <= amount_paise),
  currency text NOT NULL DEFAULT 'INR',
  hold_expires_at timestamptz NOT NULL,
  pay_by timestamptz,
  kept_until timestamptz NOT NULL,
  -- If this hold expires, its ticket may hold no other while others wait.
  is_last_hold boolean NOT NULL DEFAULT false,
  phone_key text,
  email_key text,
  complimentary_reason text,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (event_id, id),
  CONSTRAINT one_booking_per_reference UNIQUE (event_id, reference),
  CONSTRAINT paying_knows_its_clock CHECK (state <> 'paying' OR pay_by IS NOT NULL),
  CONSTRAINT booking_without_ticket_has_a_reason CHECK (ticket_id IS NOT NULL OR complimentary_reason IS NOT NULL)
);
CREATE UNIQUE INDEX one_live_booking_per_ticket ON bookings (event_id, ticket_id)
  WHERE state IN ('held', 'paying', 'confirmed');
CREATE UNIQUE INDEX one_booking_per_phone ON bookings (event_id, phone_key) WHERE state IN ('paying', 'confirmed');
CREATE UNIQUE INDEX one_booking_per_email ON bookings (event_id, email_key) WHERE state IN ('paying', 'confirmed');
CREATE INDEX bookings_of_ticket ON bookings (event_id, ticket_id);
CREATE INDEX bookings_kept_until ON bookings (event_id, kept_until) WHERE state IN ('held', 'paying');

-- A whole event that is cancelled: what was promised to everybody. A job ends the bookings one after another.
CREATE TABLE event_cancellations (
  event_id text PRIMARY KEY,
  refund_scope text NOT NULL CHECK (refund_scope IN ('full', 'keep_fee')),
  note text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  finished_at timestamptz
);

-- payments

-- The orders of a booking, and when to ask Razorpay about each next. Webhooks name only the order: this leads from it to the
-- booking. One order is offered to the visitor; another exists only if Razorpay made one whose answer was lost.
CREATE TABLE razorpay_orders (
  order_id text PRIMARY KEY,
  event_id text NOT NULL,
  booking_id text NOT NULL,
  is_offered boolean NOT NULL DEFAULT true,
  capture text NOT NULL DEFAULT 'automatic' CHECK (capture IN ('automatic', 'manual')),
  created_at timestamptz NOT NULL,
  next_sync_at timestamptz,
  sync_step integer NOT NULL DEFAULT 0,
  synced_at timestamptz, -- when Razorpay last answered, and whether an attempt to pay was then under way
  is_under_way boolean NOT NULL DEFAULT false,
  -- What came back from Checkout. The payment that Razorpay's signature names counts as under way until Razorpay lists it.
  checkout_payment_id text,
  -- When a browser last came back from redirect mode: for a while the booking's state is shown to one without its cookie.
  returned_at timestamptz
);
CREATE UNIQUE INDEX one_offered_order_per_booking ON razorpay_orders (event_id, booking_id) WHERE is_offered;
CREATE INDEX razorpay_orders_of_booking ON razorpay_orders (event_id, booking_id);
CREATE INDEX razorpay_orders_to_sync ON razorpay_orders (next_sync_at) WHERE next_sync_at IS NOT NULL;

CREATE TABLE payments (
  event_id text NOT NULL,
  id text NOT NULL,
  booking_id text NOT NULL,
  razorpay_payment_id text NOT NULL,
  razorpay_order_id text NOT NULL,
  state text NOT NULL CHECK (state IN ('created', 'authorized', 'captured', 'failed', 'refunded')),
  role text CHECK (role IN ('accepted', 'surplus', 'late', 'quarantine')),
  amount_paise integer NOT NULL,
  currency text NOT NULL,
  method text,
  gateway_fee_paise integer NOT NULL DEFAULT 0,
  gateway_tax_paise integer NOT NULL DEFAULT 0,
  failure_reason text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  captured_at timestamptz,
  PRIMARY KEY (event_id, id),
  CONSTRAINT payment_stored_once UNIQUE (event_id, razorpay_payment_id)
);
CREATE UNIQUE INDEX one_accepted_payment_per_booking ON payments (event_id, booking_id) WHERE role = 'accepted';
CREATE INDEX payments_of_booking ON payments (event_id, booking_id);
-- When the last payment was captured, the watch asks each minute.
CREATE INDEX payments_captured ON payments (captured_at) WHERE captured_at IS NOT NULL;

CREATE TABLE refunds (
  event_id text NOT NULL,
  id text NOT NULL,
  booking_id text NOT NULL,
  payment_id text NOT NULL,
  razorpay_payment_id text NOT NULL,
  reason text NOT NULL CHECK (reason IN ('surplus', 'late', 'released', 'cancelled', 'quarantine', 'outside')),
  attempt_no integer NOT NULL DEFAULT 1,
  amount_paise integer NOT NULL CHECK (amount_paise > 0),
  state text NOT NULL DEFAULT 'wanted' CHECK (state IN ('wanted', 'requested', 'processed', 'failed')),
  razorpay_refund_id text,
  payout_reference text, -- how a person paid it out after Razorpay could not
  requested_by text, -- the organizer who asked for it, and why; null when a rule did
  note text,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL,
  leased_until timestamptz,
  last_error text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (event_id, id),
  CONSTRAINT one_refund_per_payment_reason_and_attempt UNIQUE (event_id, payment_id, reason, attempt_no),
  CONSTRAINT one_row_per_refund_of_razorpay UNIQUE (event_id, razorpay_refund_id)
);
CREATE INDEX refunds_due ON refunds (next_try_at) WHERE state IN ('wanted', 'requested');
CREATE INDEX refunds_of_booking ON refunds (event_id, booking_id);

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

CREATE TABLE webhook_deliveries (
  provider text NOT NULL,
  provider_event_id text NOT NULL,
  event_type text NOT NULL,
  raw_body text NOT NULL,
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'applied', 'ignored', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  last_error text,
  received_at timestamptz NOT NULL,
  CONSTRAINT webhook_delivery_stored_once PRIMARY KEY (provider, provider_event_id)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_attempt_at) WHERE state = 'received';
-- When the last webhook came, the watch asks each minute.
CREATE INDEX webhook_deliveries_received ON webhook_deliveries (received_at);

-- organizers

-- What organizers did, when and why. Rows are never changed or deleted.
CREATE TABLE audit_log (
  event_id text NOT NULL,
  id text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  done_by text NOT NULL,
  done_at timestamptz NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (event_id, id)
);
-- What was done about one booking.
CREATE INDEX audit_log_of_subject ON audit_log (event_id, subject);

-- Export tokens, stored hashed. One opens one event, or all where event_id is null.
CREATE TABLE api_tokens (
  token_hash text PRIMARY KEY,
  name text NOT NULL,
  event_id text,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz
);
