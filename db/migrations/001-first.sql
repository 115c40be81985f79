-- Every hot table has event_id first in its keys, so that a distributed PostgreSQL can place an event on one node.

CREATE TABLE events (
  id text PRIMARY KEY,
  slug text NOT NULL,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published', 'closed', 'cancelled')),
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
  organizer_name text NOT NULL,
  organizer_email text NOT NULL,
  organizer_phone text NOT NULL,
  organizer_address text NOT NULL,
  brand_color text NOT NULL CHECK (brand_color ~ '^#[0-9a-f]{6}$'),
  picture_hash text,
  opens_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL,
  fee_mode text NOT NULL CHECK (fee_mode IN ('added', 'absorbed')),
  is_breakup_shown boolean NOT NULL,
  waiver_version integer NOT NULL,
  is_paused boolean NOT NULL DEFAULT false,
  notice text NOT NULL DEFAULT '',
  concurrency_target integer NOT NULL DEFAULT 300 CHECK (concurrency_target BETWEEN 1 AND 5000),
  calls_per_second integer NOT NULL DEFAULT 20 CHECK (calls_per_second BETWEEN 1 AND 1000),
  calls_burst integer NOT NULL DEFAULT 40 CHECK (calls_burst BETWEEN 1 AND 2000),
  call_window_seconds integer NOT NULL DEFAULT 60 CHECK (call_window_seconds BETWEEN 10 AND 600),
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

CREATE TABLE waivers (
  event_id text NOT NULL,
  version integer NOT NULL,
  text text NOT NULL,
  text_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (event_id, version)
);

CREATE TABLE pictures (
  hash text PRIMARY KEY,
  content_type text NOT NULL CHECK (content_type IN ('image/webp', 'image/jpeg', 'image/png')),
  bytes bytea NOT NULL,
  created_at timestamptz NOT NULL
);

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

-- What PostgreSQL remembers of the queue: the highest number it has heard of, the highest it has called, and the
-- allowance that paces the calls.
CREATE TABLE waiting_rooms (
  event_id text PRIMARY KEY,
  epoch integer NOT NULL DEFAULT 0,
  issued bigint NOT NULL DEFAULT 0,
  serving bigint NOT NULL DEFAULT 0,
  epoch_starts bigint[] NOT NULL DEFAULT '{}', -- [k]: the highest number issued before epoch k
  calls_allowed double precision NOT NULL DEFAULT 0,
  ticked_at timestamptz,
  CONSTRAINT serving_never_passes_issued CHECK (serving <= issued)
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);

CREATE TABLE call_windows (
  event_id text NOT NULL,
  epoch integer NOT NULL,
  first_number bigint NOT NULL,
  called_at timestamptz NOT NULL,
  last_number bigint NOT NULL,
  granted integer NOT NULL,
  claimed integer NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL,
  is_open boolean NOT NULL DEFAULT true,
  PRIMARY KEY (event_id, epoch, first_number, called_at),
  CONSTRAINT no_call_claimed_twice CHECK (claimed BETWEEN 0 AND granted AND granted = last_number - first_number + 1)
) WITH (fillfactor = 50);
CREATE INDEX call_windows_open ON call_windows (event_id, expires_at) WHERE is_open;
CREATE INDEX call_windows_called_at ON call_windows (event_id, called_at);

-- Numbers whose call lapsed, or whose hold ended, and who came back while no credit was left: called before newer ones.
CREATE TABLE recall_requests (
  event_id text NOT NULL,
  epoch integer NOT NULL,
  number bigint NOT NULL,
  requested_at timestamptz NOT NULL,
  PRIMARY KEY (event_id, epoch, number)
);

CREATE TABLE bookings (
  event_id text NOT NULL,
  id text NOT NULL,
  category_id text NOT NULL,
  reference text NOT NULL,
  state text NOT NULL
    CHECK (state IN ('held', 'paying', 'confirmed', 'expired', 'released', 'cancelled')),
  version integer NOT NULL DEFAULT 1,
  ticket_id text,
  queue_epoch integer,
  queue_number bigint,
  amount_paise integer NOT NULL CHECK (amount_paise >= 0),
  platform_fee_paise integer NOT NULL CHECK (platform_fee_paise >= 0 AND platform_fee_paise <= amount_paise),
  currency text NOT NULL DEFAULT 'INR',
  hold_expires_at timestamptz NOT NULL,
  pay_by timestamptz,
  kept_until timestamptz NOT NULL,
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

CREATE TABLE waiver_signatures (
  event_id text NOT NULL,
  booking_id text NOT NULL,
  version integer NOT NULL,
  text_hash text NOT NULL,
  language text NOT NULL,
  signed_at timestamptz NOT NULL,
  address text,
  PRIMARY KEY (event_id, booking_id, version)
);

-- The order that was handed out for a booking, and when to ask Razorpay about it next. Webhooks name only the order:
-- this leads from it to the booking.
CREATE TABLE razorpay_orders (
  order_id text PRIMARY KEY,
  event_id text NOT NULL,
  booking_id text NOT NULL,
  created_at timestamptz NOT NULL,
  next_sync_at timestamptz,
  sync_step integer NOT NULL DEFAULT 0,
  CONSTRAINT one_order_per_booking UNIQUE (event_id, booking_id)
);
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

CREATE TABLE refunds (
  event_id text NOT NULL,
  id text NOT NULL,
  booking_id text NOT NULL,
  payment_id text NOT NULL,
  razorpay_payment_id text NOT NULL,
  reason text NOT NULL CHECK (reason IN ('surplus', 'late', 'released', 'cancelled')),
  attempt_no integer NOT NULL DEFAULT 1,
  amount_paise integer NOT NULL CHECK (amount_paise > 0),
  state text NOT NULL DEFAULT 'wanted' CHECK (state IN ('wanted', 'requested', 'processed', 'failed')),
  razorpay_refund_id text,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL,
  leased_until timestamptz,
  last_error text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (event_id, id),
  CONSTRAINT one_refund_per_payment_reason_and_attempt UNIQUE (event_id, payment_id, reason, attempt_no)
);
CREATE INDEX refunds_due ON refunds (next_try_at) WHERE state IN ('wanted', 'requested');
CREATE INDEX refunds_of_booking ON refunds (event_id, booking_id);

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

CREATE TABLE ledger_entries (
  event_id text NOT NULL,
  posting text NOT NULL,
  account text NOT NULL
    CHECK (account IN ('gateway_balance', 'gateway_cost', 'participant_funds', 'organizer_payable', 'platform_fee')),
  booking_id text NOT NULL,
  amount_paise integer NOT NULL CHECK (amount_paise <> 0),
  created_at timestamptz NOT NULL,
  CONSTRAINT posting_written_once PRIMARY KEY (event_id, posting, account)
);
CREATE INDEX ledger_entries_of_booking ON ledger_entries (event_id, booking_id);

CREATE TABLE messages (
  event_id text NOT NULL,
  id text NOT NULL,
  booking_id text NOT NULL,
  kind text NOT NULL
    CHECK (kind IN ('booking_confirmed', 'place_lost_refunded', 'booking_cancelled', 'surplus_refunded')),
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'delivered', 'bounced', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  leased_until timestamptz,
  provider_message_id text,
  last_error text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (event_id, id),
  CONSTRAINT one_message_per_kind_and_channel UNIQUE (event_id, booking_id, kind, channel)
);
CREATE INDEX messages_due ON messages (next_attempt_at) WHERE state = 'queued';

-- Sign-in of organizers: the tables of better-auth, and our export tokens (stored hashed).
CREATE TABLE api_tokens (
  token_hash text PRIMARY KEY,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- The net under everything: these hold through PgBouncer in transaction mode, where a session's SET would not.
DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I SET statement_timeout = %L', current_database(), '15s');
  EXECUTE format('ALTER DATABASE %I SET lock_timeout = %L', current_database(), '5s');
  EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout = %L', current_database(), '10s');
END $$;
