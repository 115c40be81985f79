-- The database of the former release, 589e0b9c, empty: its migrations and its functions. Made by scripts/keep-release.ts.
CREATE TABLE kysely_migration (name varchar(255) PRIMARY KEY, timestamp varchar(255) NOT NULL);
CREATE TABLE kysely_migration_lock (id varchar(255) PRIMARY KEY, is_locked integer NOT NULL DEFAULT 0);
INSERT INTO kysely_migration_lock VALUES ('migration_lock', 0);
INSERT INTO kysely_migration VALUES
  ('001-first', '2026-01-01T00:00:00.000Z'),
  ('002-sign-in', '2026-01-01T00:00:00.000Z');

-- 001-first.sql
CREATE TABLE events (
  id text PRIMARY KEY,
  slug text NOT NULL,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published', 'closed', 'cancelled')),
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
  unknown_attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  leased_until timestamptz,
  provider_message_id text,
  maybe_sent_since timestamptz,
  next_check_at timestamptz,
  last_error text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (event_id, id),
  CONSTRAINT one_message_per_kind_and_channel UNIQUE (event_id, booking_id, kind, about_id, channel)
);
CREATE INDEX messages_due ON messages (next_attempt_at) WHERE state = 'queued';
CREATE INDEX messages_to_check ON messages (next_check_at) WHERE next_check_at IS NOT NULL;
CREATE TABLE message_channels (
  channel text PRIMARY KEY CHECK (channel IN ('email', 'sms')),
  consecutive_failures integer NOT NULL DEFAULT 0,
  consecutive_refusals integer NOT NULL DEFAULT 0,
  failure_rate double precision NOT NULL DEFAULT 0 CHECK (failure_rate BETWEEN 0 AND 1),
  consecutive_holds integer NOT NULL DEFAULT 0,
  failing_since timestamptz,
  held_until timestamptz,
  because text,
  CONSTRAINT held_channel_is_failing CHECK (held_until IS NULL OR failing_since IS NOT NULL)
);
INSERT INTO message_channels (channel) VALUES ('email'), ('sms');
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
CREATE INDEX attention_items_alarmed ON attention_items (alarmed_at) WHERE alarmed_at IS NOT NULL;
CREATE INDEX attention_items_being_alarmed ON attention_items (alarm_leased_until)
  WHERE alarmed_at IS NULL AND alarm_leased_until IS NOT NULL;

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
CREATE INDEX participants_by_phone ON participants (event_id, phone);
CREATE INDEX participants_by_email ON participants (event_id, email_key);
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
CREATE TABLE waiting_rooms (
  event_id text PRIMARY KEY,
  epoch integer NOT NULL DEFAULT 0,
  issued bigint NOT NULL DEFAULT 0,
  reserved bigint NOT NULL DEFAULT 0,
  serving bigint NOT NULL DEFAULT 0,
  issuer text NOT NULL DEFAULT 'redis' CHECK (issuer IN ('redis', 'postgres')),
  issuer_since timestamptz NOT NULL DEFAULT '-infinity',
  skipped int8multirange NOT NULL DEFAULT '{}',
  draw_secret bytea NOT NULL
    DEFAULT decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'),
  draw_size bigint,
  draw_gaps int8multirange,
  draw_list_hash bytea,
  draw_seed bytea,
  sealed_at timestamptz,
  calls_allowed double precision NOT NULL DEFAULT 0,
  ticked_at timestamptz,
  turnout double precision NOT NULL DEFAULT 1 CHECK (turnout > 0 AND turnout <= 1),
  claim_delay_seconds double precision NOT NULL DEFAULT 10 CHECK (claim_delay_seconds >= 1),
  is_recall_next boolean NOT NULL DEFAULT true,
  concurrency integer,
  adapted_at timestamptz,
  overloaded_at timestamptz,
  earlier_indexes bigint NOT NULL DEFAULT 0 CHECK (earlier_indexes >= 0 AND earlier_indexes <= reserved),
  sale_began_at timestamptz NOT NULL DEFAULT '-infinity',
  closed_at timestamptz,
  closes_at timestamptz,
  CONSTRAINT serving_never_passes_issued CHECK (serving <= issued),
  CONSTRAINT issued_never_passes_reserved CHECK (issued <= reserved),
  CONSTRAINT drawn_whole_or_not_at_all CHECK (
    (sealed_at IS NULL) = (draw_size IS NULL) AND (sealed_at IS NULL) = (draw_seed IS NULL)
    AND (sealed_at IS NULL) = (draw_list_hash IS NULL) AND (sealed_at IS NULL) = (draw_gaps IS NULL)
  )
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);
CREATE TABLE draw_lists (
  event_id text PRIMARY KEY,
  visitors bytea NOT NULL
);
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
  claim_seconds double precision NOT NULL DEFAULT 0 CHECK (claim_seconds >= 0),
  called_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  is_open boolean NOT NULL DEFAULT true,
  PRIMARY KEY (event_id, first_number, called_at),
  CONSTRAINT no_call_claimed_twice CHECK (claimed BETWEEN 0 AND granted AND granted = last_number - first_number + 1)
) WITH (fillfactor = 50);
CREATE INDEX call_windows_open ON call_windows (event_id, expires_at) WHERE is_open;
CREATE INDEX call_windows_called_at ON call_windows (event_id, called_at);
CREATE TABLE recall_requests (
  event_id text NOT NULL,
  number bigint NOT NULL,
  requested_at timestamptz NOT NULL,
  goes_behind bigint NOT NULL DEFAULT 0,
  times_recalled integer NOT NULL DEFAULT 0 CHECK (times_recalled >= 0),
  is_waiting boolean NOT NULL DEFAULT true,
  PRIMARY KEY (event_id, number)
);
CREATE INDEX recall_requests_waiting ON recall_requests (event_id, goes_behind, requested_at, number) WHERE is_waiting;
CREATE TABLE sale_refusals (
  event_id text NOT NULL,
  minute timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('newcomer', 'place_holder')),
  refused integer NOT NULL CHECK (refused > 0),
  PRIMARY KEY (event_id, minute, kind)
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
  queue_number bigint,
  amount_paise integer NOT NULL CHECK (amount_paise >= 0),
  platform_fee_paise integer NOT NULL CHECK (platform_fee_paise >= 0 AND platform_fee_paise <= amount_paise),
  currency text NOT NULL DEFAULT 'INR',
  hold_expires_at timestamptz NOT NULL,
  pay_by timestamptz,
  kept_until timestamptz NOT NULL,
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
CREATE TABLE event_cancellations (
  event_id text PRIMARY KEY,
  refund_scope text NOT NULL CHECK (refund_scope IN ('full', 'keep_fee')),
  note text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  finished_at timestamptz
);
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
  checkout_payment_id text,
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
CREATE INDEX webhook_deliveries_received ON webhook_deliveries (received_at);
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
CREATE INDEX audit_log_of_subject ON audit_log (event_id, subject);
CREATE TABLE api_tokens (
  token_hash text PRIMARY KEY,
  name text NOT NULL,
  event_id text,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- 002-sign-in.sql
CREATE TABLE organizers (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean NOT NULL,
  image text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT one_organizer_per_email UNIQUE (email)
);
CREATE TABLE organizer_accounts (
  id text PRIMARY KEY,
  organizer_id text NOT NULL REFERENCES organizers (id) ON DELETE CASCADE,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT one_account_per_provider UNIQUE (organizer_id, provider_id)
);

CREATE TABLE organizer_sessions (
  id text PRIMARY KEY,
  organizer_id text NOT NULL REFERENCES organizers (id) ON DELETE CASCADE,
  token text NOT NULL,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT one_session_per_token UNIQUE (token)
);
CREATE INDEX organizer_sessions_of_organizer ON organizer_sessions (organizer_id);

CREATE TABLE organizer_verifications (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX organizer_verifications_of_identifier ON organizer_verifications (identifier);

CREATE TABLE sign_in_limits (
  id text PRIMARY KEY,
  key text NOT NULL,
  count integer NOT NULL,
  last_request bigint NOT NULL,
  CONSTRAINT one_sign_in_limit_per_key UNIQUE (key)
);

-- 01-lock-capacity.sql
CREATE OR REPLACE FUNCTION lock_capacity(p_event_id text, p_now timestamptz) RETURNS timestamptz
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM event_capacity WHERE event_id = p_event_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'event % has no capacity row', p_event_id USING ERRCODE = 'no_data_found';
  END IF;
  PERFORM 1 FROM category_capacity WHERE event_id = p_event_id ORDER BY category_id FOR UPDATE;
  RETURN coalesce(p_now, clock_timestamp());
END $$;

-- 02-sweep-places.sql
CREATE OR REPLACE FUNCTION sweep_places(p_event_id text, p_now timestamptz) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  v_lapsed integer;
  v_expired integer := 0;
  v_still_due integer := 0;
BEGIN
  WITH closed AS (
    UPDATE call_windows SET is_open = false
    WHERE event_id = p_event_id AND is_open AND expires_at <= p_now
    RETURNING granted - claimed AS unclaimed
  )
  SELECT coalesce(sum(unclaimed), 0) INTO v_lapsed FROM closed;

  IF EXISTS (SELECT 1 FROM bookings
             WHERE event_id = p_event_id AND state IN ('held', 'paying') AND kept_until <= p_now) THEN
    WITH due AS (
      SELECT id FROM bookings
      WHERE event_id = p_event_id AND state IN ('held', 'paying') AND kept_until <= p_now
      ORDER BY id LIMIT 1000
      FOR UPDATE SKIP LOCKED
    ), expired AS (
      UPDATE bookings b
      SET state = 'expired', version = b.version + 1, ended_at = p_now
      FROM due WHERE b.event_id = p_event_id AND b.id = due.id
      RETURNING b.category_id
    ), per_category AS (
      SELECT category_id, count(*)::integer AS places FROM expired GROUP BY category_id
    ), given_back AS (
      UPDATE category_capacity c SET held = c.held - p.places
      FROM per_category p WHERE c.event_id = p_event_id AND c.category_id = p.category_id
      RETURNING p.places
    )
    SELECT coalesce(sum(places), 0) INTO v_expired FROM given_back;

    SELECT count(*) INTO v_still_due FROM bookings
    WHERE event_id = p_event_id AND state IN ('held', 'paying') AND kept_until <= p_now;
  END IF;

  IF v_lapsed > 0 OR v_expired > 0 THEN
    UPDATE event_capacity SET called = called - v_lapsed, held = held - v_expired WHERE event_id = p_event_id;
  END IF;
  RETURN v_still_due;
END $$;

-- 03-uncommitted-places.sql
CREATE OR REPLACE FUNCTION uncommitted_places(p_event_id text) RETURNS integer
LANGUAGE sql VOLATILE AS $$
  SELECT least(e.capacity - e.called - e.held - e.confirmed, c.free - e.called)::integer
  FROM event_capacity e,
       (SELECT coalesce(sum(capacity - held - confirmed), 0) AS free FROM category_capacity WHERE event_id = p_event_id) c
  WHERE e.event_id = p_event_id
$$;

-- 04-adapt-concurrency.sql
CREATE OR REPLACE FUNCTION adapt_concurrency(
  p_room waiting_rooms, p_target integer, p_is_overloaded boolean, p_now timestamptz
) RETURNS waiting_rooms
LANGUAGE plpgsql AS $$
BEGIN
  p_room.concurrency := least(coalesce(p_room.concurrency, p_target), p_target);
  IF p_is_overloaded THEN
    IF p_room.overloaded_at IS NULL OR p_room.overloaded_at <= p_now - interval '10 seconds' THEN
      p_room.concurrency := least(p_target, greatest(50, floor(p_room.concurrency * 0.7)::integer));
      p_room.overloaded_at := p_now;
      p_room.adapted_at := p_now;
    END IF;
  ELSIF p_room.concurrency < p_target
    AND coalesce(p_room.adapted_at, '-infinity') <= p_now - interval '10 seconds' THEN
    p_room.concurrency := least(p_target, p_room.concurrency + 10);
    p_room.adapted_at := p_now;
  END IF;
  RETURN p_room;
END $$;

-- 04-places-at-checkout.sql
CREATE OR REPLACE FUNCTION places_at_checkout(
  p_concurrency integer, p_held integer, p_for_called double precision, p_turnout double precision
) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
  SELECT floor((p_concurrency - p_held - p_for_called) / p_turnout)::integer
$$;

-- 04-post-to-ledger.sql
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

-- 04-read-arrivals.sql
CREATE OR REPLACE FUNCTION read_arrivals(
  p_event_id text, p_window_seconds integer, p_now timestamptz, OUT turnout double precision, OUT claim_delay_seconds double precision
)
LANGUAGE sql STABLE AS $$
  SELECT greatest(1::double precision / 3,
                  (20 + coalesce(sum(claimed), 0))::double precision / (20 + coalesce(sum(granted), 0))::double precision),
         greatest(1, (20 * p_window_seconds / 6.0::double precision + coalesce(sum(claim_seconds), 0)) / (20 + coalesce(sum(claimed), 0)))
  FROM call_windows
  WHERE event_id = p_event_id AND called_at > p_now - make_interval(secs => 3 * p_window_seconds) AND expires_at <= p_now
$$;

-- 04-room-for-called.sql
CREATE OR REPLACE FUNCTION room_for_called(
  p_event_id text, p_turnout double precision, p_claim_delay_seconds double precision, p_now timestamptz
) RETURNS double precision
LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(waiting * chance) + 1.5 * sqrt(sum(waiting * chance * (1 - chance))), 0)
  FROM (
    SELECT granted - claimed AS waiting,
           1 / (1 + (1 - p_turnout) / p_turnout
                    * exp(least(500, greatest(0, extract(epoch FROM p_now - called_at)) / p_claim_delay_seconds))) AS chance
    FROM call_windows WHERE event_id = p_event_id AND is_open
  ) calls
$$;

-- 05-enqueue-messages.sql
CREATE OR REPLACE FUNCTION enqueue_messages(p_event_id text, p_booking_id text, p_messages jsonb, p_now timestamptz)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO messages (event_id, id, booking_id, kind, about_id, channel, next_attempt_at, created_at)
  SELECT p_event_id, m ->> 'id', p_booking_id, m ->> 'kind', coalesce(m ->> 'aboutId', ''), m ->> 'channel', p_now, p_now
  FROM jsonb_array_elements(p_messages) m
  ON CONFLICT ON CONSTRAINT one_message_per_kind_and_channel DO NOTHING;
$$;

-- 05-is-message-obsolete.sql
CREATE OR REPLACE FUNCTION is_message_obsolete(p_event_id text, p_booking_id text, p_kind text)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_kind = 'booking_confirmed' AND EXISTS (
    SELECT 1 FROM bookings b JOIN events e ON e.id = b.event_id
    WHERE b.event_id = p_event_id AND b.id = p_booking_id AND (b.state <> 'confirmed' OR e.state = 'cancelled')
  );
$$;

-- 06-may-start-new-sale.sql
CREATE OR REPLACE FUNCTION may_start_new_sale(p_room waiting_rooms, p_event events, p_now timestamptz) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(p_room.closed_at IS NOT NULL OR p_room.closes_at <= p_now, false)
         AND p_event.state = 'published' AND p_now < p_event.closes_at
$$;

-- 06-raise-attention.sql
CREATE OR REPLACE FUNCTION raise_attention(p_event_id text, p_booking_id text, p_items jsonb, p_now timestamptz DEFAULT NULL)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO attention_items AS a (event_id, id, kind, subject, booking_id, facts, opened_at, seen_at)
  SELECT p_event_id, i ->> 'id', i ->> 'kind', i ->> 'subject', p_booking_id, coalesce(i -> 'facts', '{}'),
         coalesce(p_now, clock_timestamp()), coalesce(p_now, clock_timestamp())
  FROM jsonb_array_elements(p_items) i
  ON CONFLICT (event_id, kind, subject) WHERE resolved_at IS NULL DO UPDATE
  SET occurrences = a.occurrences + 1, facts = a.facts || excluded.facts, seen_at = excluded.seen_at;
$$;

-- 06-start-new-sale.sql
CREATE OR REPLACE FUNCTION start_new_sale(p_room waiting_rooms, p_event events, p_now timestamptz) RETURNS waiting_rooms
LANGUAGE plpgsql AS $$
DECLARE
  v_room waiting_rooms%ROWTYPE := p_room;
  v_ended_at timestamptz := least(p_room.closed_at, CASE WHEN p_room.closes_at <= p_now THEN p_room.closes_at END);
  v_lapsed integer;
BEGIN
  v_room.closed_at := NULL;
  v_room.closes_at := p_event.closes_at;

  IF v_room.serving > 0 AND (p_event.opens_at > v_ended_at OR p_now >= v_ended_at + interval '1 hour') THEN
    WITH closed AS (
      UPDATE call_windows SET is_open = false WHERE event_id = p_event.id AND is_open RETURNING granted - claimed AS unclaimed
    )
    SELECT coalesce(sum(unclaimed), 0) INTO v_lapsed FROM closed;
    IF v_lapsed > 0 THEN
      UPDATE event_capacity SET called = called - v_lapsed WHERE event_id = p_event.id;
    END IF;
    DELETE FROM recall_requests WHERE event_id = p_event.id;
    DELETE FROM provisional_joins WHERE event_id = p_event.id;
    v_room.epoch := v_room.epoch + 1;
    v_room.issuer := 'redis';
    v_room.issuer_since := '-infinity';
    v_room.earlier_indexes := v_room.reserved;
    v_room.issued := v_room.reserved;
    v_room.skipped := int8multirange(int8range(1, v_room.reserved + 1));
    v_room.serving := 0;
    v_room.draw_secret := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
    v_room.draw_size := NULL;
    v_room.draw_gaps := NULL;
    v_room.draw_list_hash := NULL;
    v_room.draw_seed := NULL;
    v_room.sealed_at := NULL;
    v_room.ticked_at := NULL;
    v_room.concurrency := NULL;
    v_room.adapted_at := NULL;
    v_room.overloaded_at := NULL;
    v_room.is_recall_next := true;
    v_room.sale_began_at := p_now;
  END IF;

  UPDATE waiting_rooms w
  SET closed_at = v_room.closed_at, closes_at = v_room.closes_at, epoch = v_room.epoch, issuer = v_room.issuer,
      issuer_since = v_room.issuer_since, earlier_indexes = v_room.earlier_indexes, issued = v_room.issued, skipped = v_room.skipped,
      serving = v_room.serving, draw_secret = v_room.draw_secret, draw_size = v_room.draw_size, draw_gaps = v_room.draw_gaps,
      draw_list_hash = v_room.draw_list_hash, draw_seed = v_room.draw_seed, sealed_at = v_room.sealed_at,
      ticked_at = v_room.ticked_at, concurrency = v_room.concurrency, adapted_at = v_room.adapted_at,
      overloaded_at = v_room.overloaded_at, is_recall_next = v_room.is_recall_next, sale_began_at = v_room.sale_began_at
  WHERE w.event_id = p_event.id;
  RETURN v_room;
END $$;

-- 07-record-audit-entry.sql
CREATE OR REPLACE FUNCTION record_audit_entry(p_event_id text, p_entry jsonb, p_now timestamptz) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO audit_log (event_id, id, action, subject, done_by, done_at, facts)
  VALUES (p_event_id, p_entry ->> 'id', p_entry ->> 'action', p_entry ->> 'subject', p_entry ->> 'by', p_now,
          coalesce(p_entry -> 'facts', '{}'));
$$;

-- 08-refunded-paise.sql
CREATE OR REPLACE FUNCTION refunded_paise(p_event_id text, p_payment_id text) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(amount_paise), 0)::integer FROM (
    SELECT amount_paise FROM refunds WHERE event_id = p_event_id AND payment_id = p_payment_id AND state = 'processed'
    UNION ALL
    SELECT amount_paise FROM disputes WHERE event_id = p_event_id AND payment_id = p_payment_id AND state = 'lost'
  ) gone;
$$;
CREATE OR REPLACE FUNCTION claimed_refund_paise(p_event_id text, p_payment_id text) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(amount_paise), 0)::integer FROM (
    SELECT amount_paise FROM refunds
    WHERE event_id = p_event_id AND payment_id = p_payment_id AND state IN ('wanted', 'requested', 'processed')
    UNION ALL
    SELECT amount_paise FROM disputes WHERE event_id = p_event_id AND payment_id = p_payment_id AND state = 'lost'
  ) gone;
$$;

-- 09-numbers-in.sql
CREATE OR REPLACE FUNCTION numbers_in(p_ranges int8multirange) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(sum(upper(range) - lower(range)), 0)::bigint FROM unnest(p_ranges) range
$$;

-- 09-pass-over-gap.sql
CREATE OR REPLACE FUNCTION pass_over_gap(p_skipped int8multirange, p_serving bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce((SELECT upper(gap) - 1 FROM unnest(p_skipped) gap WHERE gap @> p_serving + 1), p_serving)
$$;

-- 09-people-between.sql
CREATE OR REPLACE FUNCTION people_between(p_skipped int8multirange, p_after bigint, p_last bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT p_last - p_after - numbers_in(p_skipped * int8multirange(int8range(p_after + 1, greatest(p_after, p_last) + 1)))
$$;

-- 09-resolve-attention.sql
CREATE OR REPLACE FUNCTION resolve_attention(
  p_event_id text, p_kinds text[], p_subject text, p_now timestamptz, p_by text DEFAULT NULL,
  p_resolution text DEFAULT 'ended_by_itself', p_note text DEFAULT NULL, p_booking_id text DEFAULT NULL
)
RETURNS void LANGUAGE sql AS $$
  UPDATE attention_items SET resolved_at = p_now, resolved_by = p_by, resolution = p_resolution, note = p_note
  WHERE event_id = p_event_id AND kind = ANY (p_kinds) AND resolved_at IS NULL
    AND (p_subject IS NULL OR subject = p_subject) AND (p_booking_id IS NULL OR booking_id = p_booking_id);
$$;
CREATE OR REPLACE FUNCTION resolve_attention_item(
  p_event_id text, p_item_id text, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
BEGIN
  UPDATE attention_items
  SET resolved_at = v_now, resolved_by = p_entry ->> 'by', resolution = 'marked_resolved', note = p_entry -> 'facts' ->> 'note'
  WHERE event_id = p_event_id AND id = p_item_id AND resolved_at IS NULL;
  IF NOT FOUND THEN
    RETURN 'already_resolved';
  END IF;
  PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  RETURN 'resolved';
END $$;

-- 10-call-numbers.sql
CREATE OR REPLACE FUNCTION call_numbers(
  p_event_id text, p_epoch integer, p_issued bigint, p_is_overloaded boolean, p_block integer, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (
  at timestamptz, state text, is_paused boolean, opens_at timestamptz, closes_at timestamptz, pre_queue_minutes integer,
  is_proof_required boolean, notice text, notice_hi text, notice_mr text,
  capacity integer, called integer, held integer, confirmed integer, free integer,
  epoch integer, issued bigint, reserved bigint, serving bigint, called_last_minute bigint, concurrency integer,
  must_seal boolean, draw_commit text, draw_size bigint, draw_gaps jsonb, draw_seed text, categories jsonb
)
LANGUAGE plpgsql SET lock_timeout = '1500ms' SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_event events%ROWTYPE;
  v_room waiting_rooms%ROWTYPE;
  v_counts event_capacity%ROWTYPE;
  v_allowed double precision;
  v_for_called double precision;
  v_credits integer;
  v_waiting bigint;              -- who was never called
  v_back bigint[];
  v_next bigint;
  v_recalled integer := 0;
  v_called integer := 0;
  v_free integer;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT * INTO STRICT v_event FROM events WHERE id = p_event_id;
  SELECT * INTO STRICT v_room FROM waiting_rooms WHERE event_id = p_event_id;
  IF may_start_new_sale(v_room, v_event, v_now) THEN
    v_room := start_new_sale(v_room, v_event, v_now);
  END IF;
  SELECT * INTO STRICT v_counts FROM event_capacity WHERE event_id = p_event_id;
  v_free := uncommitted_places(p_event_id);
  IF p_epoch > v_room.epoch OR p_epoch = v_room.epoch AND v_room.issuer = 'redis' THEN
    v_room.epoch := p_epoch;
    v_room.issuer := 'redis';
    v_room.issued := greatest(v_room.issued, p_issued);
    v_room.reserved := greatest(v_room.reserved, v_room.issued);
  END IF;
  v_room := keep_draw_in_step(v_room, v_event, v_now);
  v_room := adapt_concurrency(
    v_room, v_event.concurrency_target,
    p_is_overloaded AND 2 * (v_counts.held + v_counts.called) >= coalesce(v_room.concurrency, v_event.concurrency_target), v_now
  );
  SELECT a.turnout, a.claim_delay_seconds INTO v_room.turnout, v_room.claim_delay_seconds
  FROM read_arrivals(p_event_id, v_event.call_window_seconds, v_now) a;
  v_allowed := CASE WHEN v_room.ticked_at IS NULL THEN v_event.calls_burst ELSE least(
    v_event.calls_burst,
    v_room.calls_allowed + v_event.calls_per_second * greatest(0, extract(epoch FROM v_now - v_room.ticked_at))
  ) END;

  IF v_event.state = 'published' AND NOT v_event.is_paused AND v_room.sealed_at IS NOT NULL
    AND v_now >= v_event.opens_at AND v_now < v_event.closes_at THEN
    v_for_called := room_for_called(p_event_id, v_room.turnout, v_room.claim_delay_seconds, v_now);
    v_credits := greatest(0, least(
      floor(v_allowed / v_room.turnout)::integer,
      places_at_checkout(v_room.concurrency, v_counts.held, v_for_called, v_room.turnout),
      v_free
    ));

    v_room.serving := pass_over_gap(v_room.skipped, v_room.serving);
    v_waiting := people_between(v_room.skipped, v_room.serving, v_room.issued);
    v_back := ARRAY(
      SELECT number FROM recall_requests
      WHERE event_id = p_event_id AND is_waiting AND goes_behind <= v_room.serving
      ORDER BY goes_behind, requested_at, number
      LIMIT greatest(v_credits - v_waiting, (v_credits + v_room.is_recall_next::integer) / 2)
    );
    IF cardinality(v_back) > 0 THEN
      UPDATE recall_requests SET is_waiting = false, times_recalled = times_recalled + 1
      WHERE event_id = p_event_id AND number = ANY (v_back);
      WITH windows AS (
        INSERT INTO call_windows (event_id, first_number, called_at, last_number, granted, expires_at)
        SELECT p_event_id, number, v_now, number, 1, v_now + make_interval(secs => v_event.call_window_seconds)
        FROM unnest(v_back) number
        ON CONFLICT DO NOTHING
        RETURNING 1
      )
      SELECT count(*) INTO v_recalled FROM windows;
    END IF;

    WHILE v_recalled + v_called < v_credits LOOP
      v_room.serving := pass_over_gap(v_room.skipped, v_room.serving);
      v_next := least(
        v_credits - v_recalled - v_called,
        coalesce((SELECT min(lower(gap)) - 1 FROM unnest(v_room.skipped) gap WHERE lower(gap) > v_room.serving), v_room.issued)
          - v_room.serving,
        v_room.issued - v_room.serving
      );
      EXIT WHEN v_next <= 0;
      UPDATE call_windows w
      SET last_number = w.last_number + v_next, granted = w.granted + v_next,
          expires_at = v_now + make_interval(secs => v_event.call_window_seconds)
      WHERE w.event_id = p_event_id AND w.is_open
        AND w.last_number = v_room.serving AND w.called_at > v_now - interval '1 second'
        AND w.last_number > w.first_number;
      IF NOT FOUND THEN
        INSERT INTO call_windows (event_id, first_number, called_at, last_number, granted, expires_at)
        VALUES (p_event_id, v_room.serving + 1, v_now, v_room.serving + v_next, v_next,
                v_now + make_interval(secs => v_event.call_window_seconds));
      END IF;
      v_called := v_called + v_next;
      v_room.serving := v_room.serving + v_next;
    END LOOP;
    IF v_recalled <> v_called THEN
      v_room.is_recall_next := v_recalled < v_called;
    END IF;

    IF v_recalled + v_called > 0 THEN
      UPDATE event_capacity e SET called = e.called + v_recalled + v_called WHERE e.event_id = p_event_id;
    END IF;
  END IF;
  IF p_epoch = v_room.epoch AND v_room.issuer = 'redis' AND v_room.epoch > 0 THEN
    v_room.reserved := greatest(v_room.reserved, v_room.issued + p_block);
  END IF;
  UPDATE waiting_rooms w
  SET epoch = v_room.epoch, issuer = v_room.issuer, issued = v_room.issued, reserved = v_room.reserved, serving = v_room.serving,
      draw_secret = v_room.draw_secret, draw_size = v_room.draw_size, draw_gaps = v_room.draw_gaps, skipped = v_room.skipped,
      draw_list_hash = v_room.draw_list_hash,
      draw_seed = v_room.draw_seed, sealed_at = v_room.sealed_at,
      turnout = v_room.turnout, claim_delay_seconds = v_room.claim_delay_seconds, concurrency = v_room.concurrency,
      adapted_at = v_room.adapted_at, overloaded_at = v_room.overloaded_at,
      is_recall_next = v_room.is_recall_next, closes_at = v_event.closes_at,
      calls_allowed = v_allowed - (v_recalled + v_called) * v_room.turnout, ticked_at = v_now
  WHERE w.event_id = p_event_id;

  RETURN QUERY
  SELECT v_now, v_event.state, v_event.is_paused, v_event.opens_at, least(v_event.closes_at, v_room.closed_at), v_event.pre_queue_minutes,
         v_event.is_proof_required, v_event.notice, v_event.notice_hi, v_event.notice_mr,
         c.capacity, c.called, c.held, c.confirmed, v_free - v_recalled - v_called,
         v_room.epoch, v_room.issued, v_room.reserved, v_room.serving,
         (SELECT coalesce(sum(w.granted), 0) FROM call_windows w
          WHERE w.event_id = p_event_id AND w.called_at > v_now - interval '1 minute'),
         v_room.concurrency,
         v_event.state = 'published' AND v_room.sealed_at IS NULL AND v_now >= v_event.opens_at,
         encode(sha256(v_room.draw_secret), 'hex'),
         coalesce(v_room.draw_size, people_between(v_room.skipped, 0, v_room.issued)),
         (SELECT coalesce(jsonb_agg(jsonb_build_array(lower(gap), upper(gap) - 1) ORDER BY gap), '[]') FROM unnest(coalesce(v_room.draw_gaps, int8multirange(int8range(1, v_room.earlier_indexes + 1)))) gap),
         encode(v_room.draw_seed, 'hex'),
         (SELECT jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'pricePaise', k.price_paise,
                                              'remaining', p.capacity - p.held - p.confirmed, 'held', p.held) ORDER BY k.position, k.id)
          FROM categories k JOIN category_capacity p ON p.event_id = k.event_id AND p.category_id = k.id
          WHERE k.event_id = p_event_id)
  FROM event_capacity c WHERE c.event_id = p_event_id;
END $$;

-- 11-abandon-block.sql
CREATE OR REPLACE FUNCTION abandon_block(p_event_id text) RETURNS void
LANGUAGE sql AS $$
  UPDATE waiting_rooms
  SET skipped = skipped + int8multirange(int8range(issued + 1, reserved + 1)), issued = reserved
  WHERE event_id = p_event_id
$$;

-- 11-issue-numbers.sql
CREATE OR REPLACE FUNCTION issue_numbers(
  p_event_id text, p_ticket_ids text[], p_indexes bigint[], p_takes_over boolean, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (ticket_id text, index bigint)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_new text[];
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  IF p_takes_over OR (SELECT w.issuer = 'postgres' FROM waiting_rooms w WHERE w.event_id = p_event_id) THEN
    INSERT INTO provisional_joins (event_id, ticket_id, index)
    SELECT p_event_id, t.id, max(t.index) FROM unnest(p_ticket_ids, p_indexes) AS t (id, index)
    WHERE t.index IS NOT NULL GROUP BY t.id
    ON CONFLICT DO NOTHING;
    v_new := ARRAY(
      SELECT t.id FROM unnest(p_ticket_ids) WITH ORDINALITY AS t (id, ord)
      WHERE NOT EXISTS (SELECT 1 FROM provisional_joins p WHERE p.event_id = p_event_id AND p.ticket_id = t.id)
      GROUP BY t.id ORDER BY min(t.ord)
    );
    IF cardinality(v_new) > 0 THEN
      PERFORM abandon_block(p_event_id);
      UPDATE waiting_rooms w SET epoch = w.epoch + 1, issuer = 'postgres', issuer_since = v_now
      WHERE w.event_id = p_event_id AND w.issuer = 'redis';
      INSERT INTO provisional_joins (event_id, ticket_id, index)
      SELECT p_event_id, t.id, w.reserved + t.ord
      FROM waiting_rooms w, unnest(v_new) WITH ORDINALITY AS t (id, ord) WHERE w.event_id = p_event_id;
      UPDATE waiting_rooms w SET reserved = w.reserved + cardinality(v_new), issued = w.reserved + cardinality(v_new)
      WHERE w.event_id = p_event_id;
    END IF;
  END IF;
  RETURN QUERY
  SELECT p.ticket_id, p.index FROM provisional_joins p
  WHERE p.event_id = p_event_id AND p.ticket_id = ANY (p_ticket_ids);
END $$;

-- 11-may-redis-issue.sql
CREATE OR REPLACE FUNCTION may_redis_issue(p_room waiting_rooms, p_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT NOT (
    p_room.issuer = 'postgres' AND p_now >= p_room.issuer_since
    AND p_now < p_room.issuer_since + make_interval(secs => least(30, 3 * (SELECT count(*) FROM unnest(p_room.skipped))))
  )
$$;

-- 11-open-epoch.sql
CREATE OR REPLACE FUNCTION open_epoch(
  p_event_id text, p_known_epoch integer, p_block integer, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (epoch integer, issued bigint, reserved bigint, has_provisional boolean)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  IF NOT EXISTS (
    SELECT 1 FROM waiting_rooms w
    WHERE w.event_id = p_event_id AND w.epoch = p_known_epoch AND may_redis_issue(w, v_now)
  ) THEN
    RETURN;
  END IF;
  PERFORM abandon_block(p_event_id);
  RETURN QUERY
  UPDATE waiting_rooms w SET epoch = w.epoch + 1, issuer = 'redis', reserved = w.reserved + p_block
  WHERE w.event_id = p_event_id
  RETURNING w.epoch, w.issued, w.reserved, EXISTS (SELECT 1 FROM provisional_joins p WHERE p.event_id = p_event_id);
END $$;

-- 11-reserve-numbers.sql
CREATE OR REPLACE FUNCTION reserve_numbers(p_event_id text, p_epoch integer, p_issued bigint, p_block integer)
RETURNS TABLE (reserved bigint)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
BEGIN
  PERFORM lock_capacity(p_event_id, NULL);
  RETURN QUERY
  UPDATE waiting_rooms w
  SET epoch = p_epoch, issuer = 'redis', issued = greatest(w.issued, p_issued), reserved = greatest(w.reserved, p_issued + p_block)
  WHERE w.event_id = p_event_id AND (w.epoch < p_epoch OR w.epoch = p_epoch AND w.issuer = 'redis')
  RETURNING w.reserved;
END $$;

-- 12-draw-seed-of.sql
CREATE OR REPLACE FUNCTION draw_seed_of(p_event_id text, p_secret bytea, p_size bigint, p_list_hash bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(convert_to('startline draw of ' || p_event_id, 'UTF8') || p_secret || int8send(p_size) || p_list_hash)
$$;

-- 12-keep-draw-in-step.sql
CREATE OR REPLACE FUNCTION keep_draw_in_step(p_room waiting_rooms, p_event events, p_now timestamptz) RETURNS waiting_rooms
LANGUAGE plpgsql AS $$
BEGIN
  IF p_room.sealed_at IS NULL AND p_room.reserved = 0 AND p_now >= p_event.opens_at AND p_event.state = 'published' THEN
    p_room.draw_size := 0;
    p_room.draw_gaps := '{}';
    p_room.draw_list_hash := sha256('');
    p_room.draw_seed := draw_seed_of(p_room.event_id, p_room.draw_secret, 0, p_room.draw_list_hash);
    p_room.sealed_at := p_now;
  ELSIF p_room.sealed_at < p_event.opens_at AND p_now < p_event.opens_at AND p_room.serving = 0 THEN
    p_room.draw_secret := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
    p_room.skipped := p_room.skipped + p_room.draw_gaps - int8multirange(int8range(
      p_room.draw_size + 1, p_room.draw_size + 1 + numbers_in(p_room.draw_gaps)
    )) + p_room.draw_gaps;
    p_room.draw_size := NULL;
    p_room.draw_gaps := NULL;
    p_room.draw_list_hash := NULL;
    p_room.draw_seed := NULL;
    p_room.sealed_at := NULL;
  END IF;
  RETURN p_room;
END $$;

-- 12-seal-draw.sql
CREATE OR REPLACE FUNCTION seal_draw(p_event_id text, p_last bigint, p_visitors bytea, p_now timestamptz DEFAULT NULL)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_room waiting_rooms%ROWTYPE;
  v_last bigint;
  v_gaps int8multirange;
  v_size bigint;
  v_visitors bytea;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  SELECT * INTO STRICT v_room FROM waiting_rooms WHERE event_id = p_event_id;
  IF v_room.sealed_at IS NOT NULL THEN
    RETURN 'sealed';
  ELSIF NOT EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'published' AND opens_at <= v_now) THEN
    RETURN 'too_early';
  END IF;

  v_last := greatest(v_room.issued, CASE WHEN p_last IS NOT NULL THEN least(p_last, v_room.reserved) END);
  v_gaps := v_room.skipped * int8multirange(int8range(1, v_last + 1));
  v_size := v_last - numbers_in(v_gaps);
  v_visitors := substring(p_visitors || decode(repeat('00', 9 * v_last::integer), 'hex') FROM 1 FOR 9 * v_last::integer);
  v_visitors := decode(repeat('00', 9 * v_room.earlier_indexes::integer), 'hex')
                || substring(v_visitors FROM 9 * v_room.earlier_indexes::integer + 1);
  INSERT INTO draw_lists (event_id, visitors) VALUES (p_event_id, v_visitors)
  ON CONFLICT (event_id) DO UPDATE SET visitors = excluded.visitors;
  UPDATE waiting_rooms
  SET draw_size = v_size, draw_gaps = v_gaps, draw_list_hash = sha256(v_visitors), sealed_at = v_now, issued = v_last,
      skipped = int8multirange(int8range(v_size + 1, v_last + 1)),
      draw_seed = draw_seed_of(p_event_id, draw_secret, v_size, sha256(v_visitors))
  WHERE event_id = p_event_id;
  RETURN 'sealed';
END $$;

-- 13-read-draw.sql
CREATE OR REPLACE FUNCTION read_draw(p_event_id text)
RETURNS TABLE (commit text, secret text, seed text, size bigint, gaps jsonb, list_hash text, sealed_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(w.draw_secret), 'hex'), CASE WHEN w.sealed_at IS NOT NULL THEN encode(w.draw_secret, 'hex') END,
         encode(w.draw_seed, 'hex'), w.draw_size,
         (SELECT jsonb_agg(jsonb_build_array(lower(gap), upper(gap) - 1) ORDER BY gap) FROM unnest(w.draw_gaps) gap),
         encode(w.draw_list_hash, 'hex'), w.sealed_at
  FROM waiting_rooms w WHERE w.event_id = p_event_id
$$;

-- 20-hold-places.sql
CREATE OR REPLACE FUNCTION hold_places(
  p_event_id text, p_ticket_ids text[], p_numbers bigint[], p_category_ids text[],
  p_booking_ids text[], p_references text[], p_hold interval, p_claims_per_ticket integer, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (
  ord integer, outcome text, booking_id text, reference text, state text, category_id text,
  amount_paise integer, hold_expires_at timestamptz, open_category_ids text[]
)
LANGUAGE plpgsql SET lock_timeout = '1500ms' SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_event events%ROWTYPE;
  v_room waiting_rooms%ROWTYPE;
  v_counts event_capacity%ROWTYPE;
  v_free integer;                -- places that nobody was promised
  v_is_awaited boolean;          -- by somebody who was never called
  v_credits integer;             -- how many may be held without a call of their own
  v_held_now integer := 0;
  v_claimed_now integer := 0;    -- of them, by a call
  v_category_ids text[];
  v_category_free integer[];
  v_category integer;
  v_outcomes text[] := '{}';
  v_may_use_call boolean;
  v_claimed_firsts bigint[] := '{}';
  v_claimed_called_at timestamptz[] := '{}';
  v_is_last_hold boolean[] := '{}';
  v_held_by_credit integer[] := '{}';
  v_recalled integer[] := '{}';
  v_goes_behind bigint[] := '{}';
  r record;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT * INTO STRICT v_event FROM events WHERE id = p_event_id;
  SELECT * INTO STRICT v_room FROM waiting_rooms WHERE event_id = p_event_id;
  IF may_start_new_sale(v_room, v_event, v_now) THEN
    v_room := start_new_sale(v_room, v_event, v_now);
  END IF;
  SELECT * INTO STRICT v_counts FROM event_capacity WHERE event_id = p_event_id;
  SELECT array_agg(c.category_id ORDER BY c.category_id), array_agg(c.capacity - c.held - c.confirmed ORDER BY c.category_id)
  INTO v_category_ids, v_category_free FROM category_capacity c WHERE c.event_id = p_event_id;
  v_free := uncommitted_places(p_event_id);
  v_is_awaited := people_between(v_room.skipped, v_room.serving, v_room.issued) > 0;
  v_credits := CASE WHEN v_event.is_paused THEN 0 ELSE greatest(0, least(
    places_at_checkout(
      least(v_event.concurrency_target, coalesce(v_room.concurrency, v_event.concurrency_target)), v_counts.held,
      room_for_called(p_event_id, v_room.turnout, v_room.claim_delay_seconds, v_now), v_room.turnout
    ),
    v_free
  )) END;

  FOR r IN
    SELECT c.ord, c.ticket_id, c.number, c.category_id, c.times_in_batch, v_room.serving >= c.number AS is_due,
           back.goes_behind,
           NOT EXISTS (
             SELECT 1 FROM recall_requests q
             WHERE q.event_id = p_event_id AND q.is_waiting AND q.goes_behind <= v_room.serving
               AND (q.goes_behind, q.requested_at, q.number) < (back.goes_behind, back.requested_at, c.number)
           ) AS is_first_back,
           v_is_awaited OR EXISTS (
             SELECT 1 FROM recall_requests q WHERE q.event_id = p_event_id AND q.is_waiting AND q.number <> c.number
           ) AS do_others_wait,
           past.live, coalesce(past.holds, 0) AS holds,
           w.first_number AS window_first, w.called_at AS window_called_at,
           w.called_at > coalesce(past.last_created_at, '-infinity') AND c.times_of_number = 1 AS has_call
    FROM (
      SELECT u.ord::integer AS ord, u.ticket_id, u.number, u.category_id,
             row_number() OVER (PARTITION BY u.ticket_id ORDER BY u.ord) AS times_in_batch,
             row_number() OVER (PARTITION BY u.number ORDER BY u.ord) AS times_of_number
      FROM unnest(p_ticket_ids, p_numbers, p_category_ids) WITH ORDINALITY AS u (ticket_id, number, category_id, ord)
    ) c
    LEFT JOIN LATERAL (
      SELECT bool_or(b.state IN ('held', 'paying', 'confirmed')) AS live, max(b.created_at) AS last_created_at,
             sum(CASE WHEN b.state = 'expired' THEN 1 ELSE 0.5 END) FILTER (WHERE b.created_at >= v_room.sale_began_at) AS holds
      FROM bookings b WHERE b.event_id = p_event_id AND b.ticket_id = c.ticket_id
    ) past ON true
    LEFT JOIN LATERAL (
      SELECT CASE WHEN q.is_waiting THEN q.goes_behind WHEN q.times_recalled > 0 THEN v_room.issued ELSE c.number END AS goes_behind,
             CASE WHEN q.is_waiting THEN q.requested_at ELSE v_now END AS requested_at
      FROM (SELECT 1) one LEFT JOIN LATERAL (
        SELECT * FROM recall_requests own WHERE own.event_id = p_event_id AND own.number = c.number
      ) q ON true
    ) back ON true
    LEFT JOIN LATERAL (
      SELECT o.first_number, o.called_at FROM call_windows o
      WHERE o.event_id = p_event_id AND o.is_open AND c.number BETWEEN o.first_number AND o.last_number
      ORDER BY o.first_number DESC, o.called_at DESC LIMIT 1
    ) w ON true
    ORDER BY back.goes_behind, c.number, c.ord
  LOOP
    v_category := array_position(v_category_ids, r.category_id);
    v_may_use_call := coalesce(r.has_call, false);
    v_is_last_hold[r.ord] := r.holds + 1 >= p_claims_per_ticket;
    v_outcomes[r.ord] := CASE
      WHEN r.times_in_batch > 1 OR r.live THEN 'again'
      WHEN r.holds >= p_claims_per_ticket AND r.do_others_wait AND NOT v_may_use_call THEN 'claims_used_up'
      WHEN v_event.state NOT IN ('published', 'closed') THEN 'sale_closed'
      WHEN (v_event.state = 'closed' OR v_now >= v_event.closes_at) AND NOT v_may_use_call THEN 'sale_closed'
      WHEN v_now < v_event.opens_at THEN 'sale_not_open'
      WHEN v_category IS NULL THEN 'category_full'
      WHEN v_may_use_call OR v_credits > 0 AND r.is_due AND NOT v_is_awaited AND r.is_first_back THEN
        CASE WHEN v_category_free[v_category] > 0 THEN 'held' ELSE 'category_full' END
      WHEN v_free - (v_held_now - v_claimed_now) > 0 OR v_counts.held + v_counts.called + v_held_now > 0 THEN 'not_called'
      ELSE 'sold_out'
    END;

    IF v_outcomes[r.ord] = 'held' THEN
      v_category_free[v_category] := v_category_free[v_category] - 1;
      v_held_now := v_held_now + 1;
      v_goes_behind[r.ord] := r.goes_behind;
      IF v_may_use_call THEN
        v_claimed_now := v_claimed_now + 1;
        v_claimed_firsts := v_claimed_firsts || r.window_first;
        v_claimed_called_at := v_claimed_called_at || r.window_called_at;
      ELSE
        v_credits := v_credits - 1;
        v_held_by_credit := v_held_by_credit || r.ord;
      END IF;
    ELSIF v_outcomes[r.ord] = 'not_called' AND r.is_due THEN
      v_recalled := v_recalled || r.ord;
      v_goes_behind[r.ord] := r.goes_behind;
    END IF;
  END LOOP;

  IF v_held_now > 0 THEN
    INSERT INTO bookings (
      event_id, id, category_id, reference, state, ticket_id, queue_number,
      amount_paise, platform_fee_paise, hold_expires_at, kept_until, created_at, is_last_hold
    )
    SELECT p_event_id, u.booking_id, u.category_id, u.reference, 'held', u.ticket_id, u.number,
           k.price_paise, k.platform_fee_paise, v_now + p_hold, v_now + p_hold, v_now, u.is_last_hold
    FROM unnest(p_ticket_ids, p_numbers, p_category_ids, p_booking_ids, p_references, v_outcomes, v_is_last_hold)
         AS u (ticket_id, number, category_id, booking_id, reference, outcome, is_last_hold)
    JOIN categories k ON k.event_id = p_event_id AND k.id = u.category_id
    WHERE u.outcome = 'held';

    UPDATE category_capacity c SET held = c.held + n.places
    FROM (SELECT u.category_id, count(*)::integer AS places
          FROM unnest(p_category_ids, v_outcomes) AS u (category_id, outcome)
          WHERE u.outcome = 'held' GROUP BY u.category_id) n
    WHERE c.event_id = p_event_id AND c.category_id = n.category_id;
    UPDATE recall_requests q SET is_waiting = false
    FROM unnest(p_numbers, v_outcomes) AS u (number, outcome)
    WHERE u.outcome = 'held' AND q.event_id = p_event_id AND q.number = u.number AND q.is_waiting;
    INSERT INTO recall_requests (event_id, number, requested_at, goes_behind, times_recalled, is_waiting)
    SELECT p_event_id, p_numbers[o], v_now, v_goes_behind[o], 1, false FROM unnest(v_held_by_credit) o
    ON CONFLICT (event_id, number) DO UPDATE SET times_recalled = recall_requests.times_recalled + 1;

    UPDATE event_capacity e SET held = e.held + v_held_now, called = e.called - v_claimed_now
    WHERE e.event_id = p_event_id;
  END IF;

  IF v_claimed_now > 0 THEN
    UPDATE call_windows w
    SET claimed = w.claimed + n.claims, is_open = w.claimed + n.claims < w.granted,
        claim_seconds = w.claim_seconds + n.claims * greatest(0, extract(epoch FROM v_now - w.called_at))
    FROM (SELECT u.first_number, u.called_at, count(*)::integer AS claims
          FROM unnest(v_claimed_firsts, v_claimed_called_at) AS u (first_number, called_at)
          GROUP BY u.first_number, u.called_at) n
    WHERE w.event_id = p_event_id AND w.first_number = n.first_number AND w.called_at = n.called_at;
  END IF;

  IF cardinality(v_recalled) > 0 THEN
    INSERT INTO recall_requests (event_id, number, requested_at, goes_behind)
    SELECT DISTINCT ON (p_numbers[o]) p_event_id, p_numbers[o], v_now, v_goes_behind[o] FROM unnest(v_recalled) o
    ON CONFLICT (event_id, number) DO UPDATE
    SET is_waiting = true, requested_at = excluded.requested_at, goes_behind = excluded.goes_behind
    WHERE NOT recall_requests.is_waiting;
  END IF;
  RETURN QUERY
  SELECT u.ord::integer, CASE WHEN u.outcome = 'again' AND b.id IS NULL THEN 'busy' ELSE u.outcome END,
         b.id, b.reference, b.state, b.category_id, b.amount_paise, b.hold_expires_at,
         CASE WHEN u.outcome = 'category_full' THEN
           (SELECT coalesce(array_agg(f.id ORDER BY f.id), '{}') FROM unnest(v_category_ids, v_category_free) AS f (id, free) WHERE f.free > 0)
         END
  FROM unnest(p_ticket_ids, v_outcomes) WITH ORDINALITY AS u (ticket_id, outcome, ord)
  LEFT JOIN LATERAL (
    SELECT l.* FROM bookings l
    WHERE u.outcome IN ('held', 'again') AND l.event_id = p_event_id AND l.ticket_id = u.ticket_id
      AND l.state IN ('held', 'paying', 'confirmed')
    LIMIT 1
  ) b ON true
  ORDER BY u.ord;
END $$;

-- 28-change-booking-category.sql
CREATE OR REPLACE FUNCTION change_booking_category(
  p_event_id text, p_booking_id text, p_category_id text, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (outcome text, amount_paise integer, open_category_ids text[])
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_booking bookings%ROWTYPE;
  v_category categories%ROWTYPE;
  v_outcome text;
  v_open text[];
BEGIN
  PERFORM sweep_places(p_event_id, lock_capacity(p_event_id, p_now));
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  SELECT coalesce(array_agg(c.category_id ORDER BY c.category_id), '{}') INTO v_open
  FROM category_capacity c WHERE c.event_id = p_event_id AND c.capacity > c.held + c.confirmed;

  v_outcome := CASE v_booking.state
    WHEN 'held' THEN CASE
      WHEN EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND events.state = 'cancelled') THEN 'booking_ended'
      WHEN v_booking.category_id = p_category_id THEN 'changed'
      WHEN p_category_id = ANY (v_open) THEN 'change'
      ELSE 'category_full'
    END
    WHEN 'paying' THEN 'payment_under_way'
    WHEN 'confirmed' THEN 'already_confirmed'
    WHEN 'expired' THEN 'hold_expired'
    ELSE 'booking_ended'
  END;
  IF v_outcome = 'change' THEN
    SELECT * INTO STRICT v_category FROM categories WHERE event_id = p_event_id AND id = p_category_id;
    UPDATE bookings
    SET category_id = p_category_id, amount_paise = v_category.price_paise,
        platform_fee_paise = v_category.platform_fee_paise, version = version + 1
    WHERE event_id = p_event_id AND id = p_booking_id;
    UPDATE category_capacity c
    SET held = c.held + CASE WHEN c.category_id = p_category_id THEN 1 ELSE -1 END
    WHERE c.event_id = p_event_id AND c.category_id IN (p_category_id, v_booking.category_id);
    v_outcome := 'changed';
    v_booking.amount_paise := v_category.price_paise;
  END IF;
  RETURN QUERY SELECT v_outcome, v_booking.amount_paise, CASE WHEN v_outcome = 'category_full' THEN v_open END;
END $$;

-- 29-save-participant.sql
CREATE OR REPLACE FUNCTION save_participant(
  p_event_id text, p_booking_id text, p_name text, p_phone text, p_email text, p_email_key text, p_language text,
  p_answers jsonb, p_waiver_version integer, p_waiver_hash text, p_waiver_language text, p_address text, p_now timestamptz
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_state text;
BEGIN
  SELECT CASE WHEN state = 'held' AND kept_until <= v_now THEN 'expired' ELSE state END INTO STRICT v_state
  FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  IF v_state <> 'held' THEN
    RETURN v_state;
  END IF;

  INSERT INTO participants AS p (event_id, booking_id, name, phone, email, email_key, language, answers, updated_at)
  VALUES (p_event_id, p_booking_id, p_name, p_phone, p_email, p_email_key, p_language, p_answers, v_now)
  ON CONFLICT (event_id, booking_id) DO UPDATE
  SET name = excluded.name, phone = excluded.phone, email = excluded.email, email_key = excluded.email_key,
      language = excluded.language, answers = excluded.answers, updated_at = v_now;
  INSERT INTO waiver_signatures (event_id, booking_id, version, text_hash, language, signed_at, address)
  VALUES (p_event_id, p_booking_id, p_waiver_version, p_waiver_hash, p_waiver_language, v_now, p_address)
  ON CONFLICT DO NOTHING;
  RETURN 'held';
END $$;

-- 30-start-paying.sql
CREATE OR REPLACE FUNCTION preview_paying(
  p_event_id text, p_booking_id text, p_unknown_window interval, p_is_swept boolean, p_now timestamptz,
  OUT outcome text, OUT pay_by timestamptz
)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  v_booking bookings%ROWTYPE;
  v_participant participants%ROWTYPE;
BEGIN
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id;
  pay_by := v_booking.pay_by;
  outcome := CASE v_booking.state
    WHEN 'held' THEN CASE WHEN p_now < v_booking.hold_expires_at THEN 'start' ELSE 'hold_expired' END
    WHEN 'paying' THEN CASE WHEN p_now < v_booking.pay_by THEN 'paying' ELSE 'hold_expired' END
    WHEN 'confirmed' THEN 'already_confirmed'
    WHEN 'expired' THEN 'hold_expired'
    ELSE 'booking_ended'
  END;
  IF outcome IN ('start', 'paying') AND EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND events.state = 'cancelled') THEN
    outcome := 'booking_ended'; -- Nobody pays for an event that does not take place.
  END IF;
  IF outcome <> 'start' THEN
    RETURN;
  END IF;

  SELECT * INTO v_participant FROM participants WHERE event_id = p_event_id AND booking_id = p_booking_id;
  IF NOT FOUND THEN
    outcome := 'participant_missing';
  ELSIF EXISTS (
    SELECT 1 FROM bookings b
    WHERE b.event_id = p_event_id AND b.id <> p_booking_id AND b.state IN ('paying', 'confirmed')
      AND (b.phone_key = v_participant.phone OR b.email_key = v_participant.email_key)
      AND (p_is_swept OR b.state = 'confirmed' OR b.kept_until > p_now)
  ) THEN
    outcome := 'already_booked';
  ELSIF EXISTS (
    SELECT 1 FROM participants p
    JOIN bookings b ON b.event_id = p.event_id AND b.id = p.booking_id
    JOIN razorpay_orders o ON o.event_id = b.event_id AND o.booking_id = b.id
    WHERE p.event_id = p_event_id AND p.booking_id <> p_booking_id
      AND (p.phone = v_participant.phone OR p.email_key = v_participant.email_key)
      AND b.state IN ('expired', 'released') AND b.pay_by > p_now - p_unknown_window
      AND (o.is_under_way OR o.synced_at IS NULL OR (o.synced_at < b.pay_by AND b.state = 'expired'))
  ) THEN
    outcome := 'payment_unknown';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION start_paying(
  p_event_id text, p_booking_id text, p_pay_window interval, p_grace interval, p_unknown_window interval,
  p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (outcome text, pay_by timestamptz)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_outcome text;
  v_pay_by timestamptz;
BEGIN
  SELECT * INTO v_outcome, v_pay_by FROM preview_paying(p_event_id, p_booking_id, p_unknown_window, false, v_now);
  IF v_outcome = 'start' THEN
    v_now := lock_capacity(p_event_id, p_now);
    PERFORM sweep_places(p_event_id, v_now);
    PERFORM 1 FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
    SELECT * INTO v_outcome, v_pay_by FROM preview_paying(p_event_id, p_booking_id, p_unknown_window, true, v_now);
  END IF;
  IF v_outcome = 'start' THEN
    v_outcome := 'paying';
    v_pay_by := v_now + p_pay_window;
    UPDATE bookings b
    SET state = 'paying', version = b.version + 1, phone_key = p.phone, email_key = p.email_key,
        pay_by = v_pay_by, kept_until = v_pay_by + p_grace
    FROM participants p
    WHERE b.event_id = p_event_id AND b.id = p_booking_id AND p.event_id = p_event_id AND p.booking_id = p_booking_id;
  END IF;
  RETURN QUERY SELECT v_outcome, CASE WHEN v_outcome = 'paying' THEN v_pay_by END;
END $$;

-- 31-release-booking.sql
CREATE OR REPLACE FUNCTION release_booking(
  p_event_id text, p_booking_id text, p_version integer DEFAULT NULL, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_booking bookings%ROWTYPE;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;

  IF v_booking.state IN ('confirmed', 'cancelled') THEN
    RETURN 'already_confirmed';
  ELSIF v_booking.state = 'paying' AND v_booking.version IS DISTINCT FROM p_version THEN
    RETURN 'payment_under_way';
  ELSIF v_booking.state IN ('held', 'paying') THEN
    UPDATE bookings SET state = 'released', version = version + 1, ended_at = v_now
    WHERE event_id = p_event_id AND id = p_booking_id;
    UPDATE category_capacity SET held = held - 1 WHERE event_id = p_event_id AND category_id = v_booking.category_id;
    UPDATE event_capacity SET held = held - 1 WHERE event_id = p_event_id;
  END IF;
  RETURN 'released';
END $$;

-- 32-end-grace-period.sql
CREATE OR REPLACE FUNCTION end_grace_period(
  p_event_id text, p_booking_id text, p_version integer, p_now timestamptz DEFAULT NULL
)
RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_is_brought_forward boolean;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  UPDATE bookings SET kept_until = v_now
  WHERE event_id = p_event_id AND id = p_booking_id AND version = p_version
    AND state = 'paying' AND pay_by <= v_now AND kept_until > v_now;
  v_is_brought_forward := FOUND;
  PERFORM sweep_places(p_event_id, v_now);
  RETURN v_is_brought_forward;
END $$;

-- 33-expire-places.sql
CREATE OR REPLACE FUNCTION expire_places(p_event_id text, p_now timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  UPDATE bookings b SET kept_until = v_now
  WHERE event_id = p_event_id AND state = 'paying' AND kept_until > v_now AND pay_by + interval '30 seconds' <= v_now
    AND NOT EXISTS (SELECT 1 FROM razorpay_orders o WHERE o.event_id = b.event_id AND o.booking_id = b.id);
  PERFORM sweep_places(p_event_id, v_now);
END $$;

-- 34-cancel-booking.sql
CREATE OR REPLACE FUNCTION cancel_booking(
  p_event_id text, p_booking_id text, p_version integer, p_refund jsonb, p_by text, p_note text, p_messages jsonb,
  p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_booking bookings%ROWTYPE;
  v_payment payments%ROWTYPE;
  v_is_confirmed boolean;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  IF v_booking.state NOT IN ('held', 'paying', 'confirmed') THEN
    RETURN 'already_ended';
  ELSIF v_booking.version <> p_version THEN
    RETURN 'stale';
  END IF;
  v_is_confirmed := v_booking.state = 'confirmed';

  IF v_is_confirmed AND p_refund IS NOT NULL THEN
    SELECT * INTO STRICT v_payment FROM payments
    WHERE event_id = p_event_id AND booking_id = p_booking_id AND role = 'accepted' FOR UPDATE;
    IF claimed_refund_paise(p_event_id, v_payment.id) + (p_refund ->> 'amountPaise')::integer > v_payment.amount_paise THEN
      RETURN 'stale';
    END IF;
    INSERT INTO refunds (
      event_id, id, booking_id, payment_id, razorpay_payment_id, reason, amount_paise, requested_by, note, next_try_at,
      created_at, updated_at
    ) VALUES (
      p_event_id, p_refund ->> 'id', p_booking_id, v_payment.id, v_payment.razorpay_payment_id, 'cancelled',
      (p_refund ->> 'amountPaise')::integer, p_by, p_note, v_now, v_now, v_now
    );
  END IF;

  UPDATE bookings
  SET state = CASE WHEN v_is_confirmed THEN 'cancelled' ELSE 'released' END, version = version + 1, ended_at = v_now
  WHERE event_id = p_event_id AND id = p_booking_id;
  UPDATE category_capacity
  SET held = held - (NOT v_is_confirmed)::integer, confirmed = confirmed - v_is_confirmed::integer
  WHERE event_id = p_event_id AND category_id = v_booking.category_id;
  UPDATE event_capacity
  SET held = held - (NOT v_is_confirmed)::integer, confirmed = confirmed - v_is_confirmed::integer
  WHERE event_id = p_event_id;
  PERFORM enqueue_messages(p_event_id, p_booking_id, p_messages, v_now);
  PERFORM resolve_attention(p_event_id, ARRAY['refunded_outside', 'dispute_lost'], NULL, v_now, p_by,
                            'cancel_booking', p_note, p_booking_id);
  IF p_entry IS NOT NULL THEN
    PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  END IF;
  RETURN CASE WHEN v_is_confirmed THEN 'cancelled' ELSE 'released' END;
END $$;

-- 40-settle-payment.sql
CREATE OR REPLACE FUNCTION settle_payment(
  p_event_id text, p_booking_id text, p_version integer, p_action text, p_payment jsonb, p_role text,
  p_refund jsonb, p_postings jsonb, p_messages jsonb, p_attention jsonb, p_capture_window interval,
  p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_still_due integer;
  v_booking bookings%ROWTYPE;
  v_category_free integer;
  v_payment_id text;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  v_still_due := sweep_places(p_event_id, v_now);
  SELECT * INTO STRICT v_booking FROM bookings WHERE event_id = p_event_id AND id = p_booking_id FOR UPDATE;
  IF v_booking.version <> p_version THEN
    RETURN 'stale';
  END IF;
  IF EXISTS (
    SELECT 1 FROM payments p
    WHERE p.event_id = p_event_id AND p.razorpay_payment_id = p_payment ->> 'razorpayPaymentId' AND CASE
      WHEN p_action IN ('confirm', 'place_again', 'place_again_to_capture') THEN p.role IS NOT NULL OR p.state = 'refunded'
      WHEN p_action IN ('refund', 'quarantine') THEN p.role IN ('accepted', 'quarantine') OR p.state = 'refunded'
        OR EXISTS (SELECT 1 FROM refunds r WHERE r.event_id = p_event_id AND r.payment_id = p.id)
      ELSE p_role IS NOT NULL AND (p.role IS NOT NULL OR p.state IN ('captured', 'refunded'))
    END
  ) THEN
    RETURN 'stale';
  END IF;
  IF p_action = 'confirm' AND EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'cancelled') THEN
    RETURN 'no_place';
  END IF;

  IF p_action = 'confirm' THEN
    IF v_booking.state NOT IN ('held', 'paying') THEN
      RAISE EXCEPTION 'booking % is % and cannot be confirmed', p_booking_id, v_booking.state;
    END IF;
    UPDATE category_capacity SET held = held - 1, confirmed = confirmed + 1
    WHERE event_id = p_event_id AND category_id = v_booking.category_id;
    UPDATE event_capacity SET held = held - 1, confirmed = confirmed + 1 WHERE event_id = p_event_id;
  ELSIF p_action IN ('place_again', 'place_again_to_capture') THEN
    IF v_booking.state <> 'expired' THEN
      RAISE EXCEPTION 'booking % is % and cannot be placed again', p_booking_id, v_booking.state;
    END IF;
    SELECT capacity - held - confirmed INTO STRICT v_category_free FROM category_capacity
    WHERE event_id = p_event_id AND category_id = v_booking.category_id;
    IF NOT EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'published' AND starts_at > v_now) THEN
      RETURN 'no_place';
    ELSIF EXISTS (
      SELECT 1 FROM bookings
      WHERE event_id = p_event_id AND id <> p_booking_id
        AND (state IN ('paying', 'confirmed') AND (phone_key = v_booking.phone_key OR email_key = v_booking.email_key)
             OR state IN ('held', 'paying', 'confirmed') AND ticket_id = v_booking.ticket_id)
    ) THEN
      RETURN 'no_place';
    ELSIF v_category_free < 1 OR uncommitted_places(p_event_id) < 1 THEN
      RETURN CASE WHEN v_still_due > 0 THEN 'busy' ELSE 'no_place' END;
    END IF;
    UPDATE category_capacity
    SET confirmed = confirmed + (p_action = 'place_again')::integer, held = held + (p_action <> 'place_again')::integer
    WHERE event_id = p_event_id AND category_id = v_booking.category_id;
    UPDATE event_capacity
    SET confirmed = confirmed + (p_action = 'place_again')::integer, held = held + (p_action <> 'place_again')::integer
    WHERE event_id = p_event_id;
  END IF;
  INSERT INTO payments AS p (
    event_id, id, booking_id, razorpay_payment_id, razorpay_order_id, state, role, amount_paise, currency, method,
    gateway_fee_paise, gateway_tax_paise, failure_reason, created_at, updated_at, captured_at
  ) VALUES (
    p_event_id, p_payment ->> 'id', p_booking_id, p_payment ->> 'razorpayPaymentId', p_payment ->> 'razorpayOrderId',
    p_payment ->> 'state', p_role, (p_payment ->> 'amountPaise')::integer, p_payment ->> 'currency',
    p_payment ->> 'method', coalesce((p_payment ->> 'feePaise')::integer, 0), coalesce((p_payment ->> 'taxPaise')::integer, 0),
    p_payment ->> 'failureReason', (p_payment ->> 'createdAt')::timestamptz, v_now, (p_payment ->> 'capturedAt')::timestamptz
  )
  ON CONFLICT ON CONSTRAINT payment_stored_once DO UPDATE
  SET state = CASE WHEN array_position(ARRAY['created', 'failed', 'authorized', 'captured', 'refunded'], excluded.state)
                      > array_position(ARRAY['created', 'failed', 'authorized', 'captured', 'refunded'], p.state)
                   THEN excluded.state ELSE p.state END,
      role = coalesce(p.role, excluded.role),
      method = coalesce(excluded.method, p.method),
      gateway_fee_paise = greatest(p.gateway_fee_paise, excluded.gateway_fee_paise),
      gateway_tax_paise = greatest(p.gateway_tax_paise, excluded.gateway_tax_paise),
      failure_reason = coalesce(excluded.failure_reason, p.failure_reason),
      captured_at = coalesce(p.captured_at, excluded.captured_at),
      updated_at = v_now
  RETURNING id INTO v_payment_id;

  IF p_action IN ('confirm', 'place_again') THEN
    UPDATE bookings SET state = 'confirmed', version = version + 1, confirmed_at = v_now, ended_at = NULL
    WHERE event_id = p_event_id AND id = p_booking_id;
  ELSIF p_action = 'place_again_to_capture' THEN
    UPDATE bookings SET state = 'paying', version = version + 1, kept_until = v_now + p_capture_window, ended_at = NULL
    WHERE event_id = p_event_id AND id = p_booking_id;
  END IF;
  IF p_refund IS NOT NULL THEN
    INSERT INTO refunds (
      event_id, id, booking_id, payment_id, razorpay_payment_id, reason, amount_paise, next_try_at, created_at, updated_at
    ) VALUES (
      p_event_id, p_refund ->> 'id', p_booking_id, v_payment_id, p_payment ->> 'razorpayPaymentId',
      p_refund ->> 'reason', (p_refund ->> 'amountPaise')::integer, v_now, v_now, v_now
    ) ON CONFLICT ON CONSTRAINT one_refund_per_payment_reason_and_attempt DO NOTHING;
  END IF;
  PERFORM post_to_ledger(p_event_id, p_booking_id, p_postings, v_now);
  PERFORM enqueue_messages(p_event_id, p_booking_id, p_messages, v_now);
  PERFORM raise_attention(p_event_id, p_booking_id, p_attention, v_now);
  RETURN 'applied';
END $$;

-- 41-finish-refund.sql
CREATE OR REPLACE FUNCTION finish_refund(
  p_event_id text, p_refund_id text, p_state text, p_razorpay_refund_id text, p_next_try_at timestamptz, p_next jsonb,
  p_refunded_before integer, p_postings jsonb, p_messages jsonb, p_attention jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_refund refunds%ROWTYPE;
BEGIN
  PERFORM 1 FROM payments
  WHERE event_id = p_event_id
    AND id = (SELECT payment_id FROM refunds WHERE event_id = p_event_id AND id = p_refund_id)
  FOR UPDATE;
  SELECT * INTO STRICT v_refund FROM refunds WHERE event_id = p_event_id AND id = p_refund_id FOR UPDATE;
  IF v_refund.state = 'failed' OR (v_refund.state = 'processed' AND p_state <> 'failed') THEN
    RETURN 'nothing';
  ELSIF EXISTS (
    SELECT 1 FROM refunds
    WHERE event_id = p_event_id AND razorpay_refund_id = p_razorpay_refund_id AND id <> p_refund_id
  ) OR (
    (p_state = 'processed' OR v_refund.state = 'processed')
    AND refunded_paise(p_event_id, v_refund.payment_id)
          - CASE WHEN v_refund.state = 'processed' THEN v_refund.amount_paise ELSE 0 END <> p_refunded_before
  ) OR (v_refund.state = 'processed' AND p_postings = '[]') THEN -- It was booked after the decision.
    RETURN 'stale';
  END IF;

  UPDATE refunds
  SET state = p_state, razorpay_refund_id = coalesce(p_razorpay_refund_id, razorpay_refund_id), leased_until = NULL,
      tries = CASE WHEN state = p_state THEN tries ELSE 0 END, -- Pauses grow anew in each state.
      next_try_at = coalesce(p_next_try_at, next_try_at), last_error = NULL, updated_at = v_now
  WHERE event_id = p_event_id AND id = p_refund_id;

  IF p_state = 'failed' AND p_next IS NOT NULL THEN
    INSERT INTO refunds (
      event_id, id, booking_id, payment_id, razorpay_payment_id, reason, attempt_no, amount_paise, requested_by, note,
      next_try_at, created_at, updated_at
    ) VALUES (
      p_event_id, p_next ->> 'id', v_refund.booking_id, v_refund.payment_id, v_refund.razorpay_payment_id,
      v_refund.reason, v_refund.attempt_no + 1, (p_next ->> 'amountPaise')::integer, v_refund.requested_by, v_refund.note,
      p_next_try_at, v_now, v_now
    ) ON CONFLICT ON CONSTRAINT one_refund_per_payment_reason_and_attempt DO NOTHING;
  END IF;
  PERFORM post_to_ledger(p_event_id, v_refund.booking_id, p_postings, v_now);
  PERFORM enqueue_messages(p_event_id, v_refund.booking_id, p_messages, v_now);
  PERFORM raise_attention(p_event_id, v_refund.booking_id, p_attention, v_now);
  PERFORM resolve_attention(p_event_id, ARRAY['refund_waiting'], v_refund.payment_id, v_now);
  IF p_state = 'processed' AND (
    refunded_paise(p_event_id, v_refund.payment_id) >=
      (SELECT amount_paise FROM payments WHERE event_id = p_event_id AND id = v_refund.payment_id)
    OR v_refund.reason <> 'outside' AND NOT EXISTS (
      SELECT 1 FROM refunds
      WHERE event_id = p_event_id AND payment_id = v_refund.payment_id AND reason = 'outside' AND state = 'failed'
    )
  ) THEN
    PERFORM resolve_attention(p_event_id, ARRAY['refund_failed'], v_refund.payment_id, v_now);
  END IF;
  RETURN 'applied';
END $$;

-- 42-record-outside-refund.sql
CREATE OR REPLACE FUNCTION record_outside_refund(
  p_event_id text, p_payment_id text, p_refund jsonb, p_refunded_before integer, p_postings jsonb, p_messages jsonb,
  p_attention jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_payment payments%ROWTYPE;
BEGIN
  SELECT * INTO STRICT v_payment FROM payments WHERE event_id = p_event_id AND id = p_payment_id FOR UPDATE;
  IF EXISTS (
    SELECT 1 FROM refunds WHERE event_id = p_event_id AND razorpay_refund_id = p_refund ->> 'razorpayRefundId'
  ) THEN
    RETURN 'nothing';
  ELSIF p_refund ->> 'state' = 'processed' AND refunded_paise(p_event_id, p_payment_id) <> p_refunded_before THEN
    RETURN 'stale';
  END IF;

  INSERT INTO refunds (
    event_id, id, booking_id, payment_id, razorpay_payment_id, reason, attempt_no, amount_paise, state,
    razorpay_refund_id, next_try_at, created_at, updated_at
  ) SELECT
    p_event_id, p_refund ->> 'id', v_payment.booking_id, p_payment_id, v_payment.razorpay_payment_id, 'outside',
    1 + count(*), (p_refund ->> 'amountPaise')::integer, p_refund ->> 'state', p_refund ->> 'razorpayRefundId',
    v_now, v_now, v_now
  FROM refunds WHERE event_id = p_event_id AND payment_id = p_payment_id AND reason = 'outside';
  PERFORM post_to_ledger(p_event_id, v_payment.booking_id, p_postings, v_now);
  PERFORM enqueue_messages(p_event_id, v_payment.booking_id, p_messages, v_now);
  PERFORM raise_attention(p_event_id, v_payment.booking_id, p_attention, v_now);
  RETURN 'applied';
END $$;

-- 43-request-refund.sql
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

-- 44-pay-out-by-hand.sql
CREATE OR REPLACE FUNCTION pay_out_by_hand(
  p_event_id text, p_refund_id text, p_reference text, p_amount_paise integer, p_refunded_before integer, p_postings jsonb,
  p_messages jsonb, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
  v_payment payments%ROWTYPE;
  v_refund refunds%ROWTYPE;
BEGIN
  SELECT p.* INTO STRICT v_payment FROM payments p
  JOIN refunds r ON r.event_id = p.event_id AND r.payment_id = p.id
  WHERE r.event_id = p_event_id AND r.id = p_refund_id FOR UPDATE OF p;
  SELECT * INTO STRICT v_refund FROM refunds WHERE event_id = p_event_id AND id = p_refund_id FOR UPDATE;
  IF v_refund.state <> 'failed' OR v_refund.payout_reference IS NOT NULL OR EXISTS (
    SELECT 1 FROM refunds
    WHERE event_id = p_event_id AND payment_id = v_refund.payment_id AND reason = v_refund.reason
      AND attempt_no > v_refund.attempt_no
  ) THEN
    RETURN 'nothing';
  ELSIF claimed_refund_paise(p_event_id, v_refund.payment_id) + p_amount_paise > v_payment.amount_paise THEN
    RETURN 'already_refunded';
  ELSIF refunded_paise(p_event_id, v_refund.payment_id) <> p_refunded_before THEN
    RETURN 'stale';
  END IF;

  UPDATE refunds SET state = 'processed', amount_paise = p_amount_paise, payout_reference = p_reference, updated_at = v_now
  WHERE event_id = p_event_id AND id = p_refund_id;
  PERFORM post_to_ledger(p_event_id, v_refund.booking_id, p_postings, v_now);
  PERFORM enqueue_messages(p_event_id, v_refund.booking_id, p_messages, v_now);
  PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  PERFORM resolve_attention(p_event_id, ARRAY['refund_waiting', 'refund_failed'], v_refund.payment_id, v_now,
                            p_entry ->> 'by', p_entry ->> 'action', p_reference);
  RETURN 'paid_out';
END $$;

-- 45-record-dispute.sql
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

-- 50-change-capacity.sql
CREATE OR REPLACE FUNCTION change_capacity(
  p_event_id text, p_capacity integer, p_categories jsonb, p_now timestamptz DEFAULT NULL, p_entry jsonb DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_before integer;
  v_categories text;
BEGIN
  INSERT INTO event_capacity (event_id, capacity) VALUES (p_event_id, p_capacity) ON CONFLICT DO NOTHING;
  INSERT INTO waiting_rooms (event_id) VALUES (p_event_id) ON CONFLICT DO NOTHING;
  v_now := lock_capacity(p_event_id, p_now);
  PERFORM sweep_places(p_event_id, v_now);
  IF EXISTS (SELECT 1 FROM event_capacity WHERE event_id = p_event_id AND called + held + confirmed > p_capacity)
    OR EXISTS (
      SELECT 1 FROM category_capacity k JOIN jsonb_array_elements(p_categories) c ON c ->> 'id' = k.category_id
      WHERE k.event_id = p_event_id AND k.held + k.confirmed > (c ->> 'capacity')::integer
    )
    OR (SELECT e.called FROM event_capacity e WHERE e.event_id = p_event_id) > (
      SELECT sum(coalesce((c ->> 'capacity')::integer, k.capacity) - k.held - k.confirmed)
      FROM category_capacity k LEFT JOIN jsonb_array_elements(p_categories) c ON c ->> 'id' = k.category_id
      WHERE k.event_id = p_event_id
    )
  THEN
    RETURN 'below_sold';
  END IF;

  SELECT capacity INTO STRICT v_before FROM event_capacity WHERE event_id = p_event_id;
  SELECT string_agg(n.name || ': ' || coalesce(k.capacity, 0) || ' → ' || (c ->> 'capacity'), ', ' ORDER BY n.position, n.id)
  INTO v_categories
  FROM jsonb_array_elements(p_categories) c
  JOIN categories n ON n.event_id = p_event_id AND n.id = c ->> 'id'
  LEFT JOIN category_capacity k ON k.event_id = p_event_id AND k.category_id = n.id
  WHERE k.capacity IS DISTINCT FROM (c ->> 'capacity')::integer;

  INSERT INTO category_capacity AS k (event_id, category_id, capacity)
  SELECT p_event_id, c ->> 'id', (c ->> 'capacity')::integer FROM jsonb_array_elements(p_categories) c
  ON CONFLICT (event_id, category_id) DO UPDATE SET capacity = excluded.capacity;
  UPDATE event_capacity SET capacity = p_capacity WHERE event_id = p_event_id;

  IF p_entry IS NOT NULL AND (v_before <> p_capacity OR v_categories IS NOT NULL)
    AND EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state <> 'draft') THEN
    PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object('facts', jsonb_build_object(
      'from', v_before, 'to', p_capacity, 'categories', v_categories
    )), v_now);
  END IF;
  RETURN 'changed';
END $$;

-- 51-change-event-state.sql
CREATE OR REPLACE FUNCTION change_event_state(
  p_event_id text, p_state text, p_now timestamptz DEFAULT NULL, p_entry jsonb DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_before text;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  SELECT state INTO STRICT v_before FROM events WHERE id = p_event_id;
  IF (v_before, p_state) NOT IN (('draft', 'published'), ('published', 'closed'), ('closed', 'published'), ('published', 'draft'), ('closed', 'draft')) THEN
    RETURN 'not_allowed';
  END IF;
  IF p_state = 'draft' AND EXISTS (SELECT 1 FROM bookings WHERE event_id = p_event_id) THEN
    RETURN 'somebody_booked';
  END IF;
  IF p_state = 'draft' AND EXISTS (SELECT 1 FROM waiting_rooms WHERE event_id = p_event_id AND issued > 0) THEN
    RETURN 'people_wait';
  END IF;
  UPDATE events SET state = p_state, revision = revision + 1, updated_at = v_now WHERE id = p_event_id;
  IF p_state = 'closed' THEN
    UPDATE waiting_rooms w SET closed_at = least(v_now, e.closes_at)
    FROM events e WHERE e.id = p_event_id AND w.event_id = p_event_id;
  END IF;
  IF p_entry IS NOT NULL THEN
    PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object('facts', jsonb_build_object('from', v_before, 'to', p_state)), v_now);
  END IF;
  RETURN 'changed';
END $$;

-- 52-change-categories.sql
CREATE OR REPLACE FUNCTION change_categories(
  p_event_id text, p_removed_ids text[], p_prices jsonb, p_now timestamptz DEFAULT NULL, p_entry jsonb DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_removed text;
  v_prices text;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  IF EXISTS (SELECT 1 FROM bookings WHERE event_id = p_event_id AND category_id = ANY (p_removed_ids)) THEN
    RETURN 'category_in_use';
  END IF;
  IF cardinality(p_removed_ids) > 0 AND (SELECT e.called FROM event_capacity e WHERE e.event_id = p_event_id) > (
    SELECT coalesce(sum(k.capacity - k.held - k.confirmed), 0) FROM category_capacity k
    WHERE k.event_id = p_event_id AND NOT k.category_id = ANY (p_removed_ids)
  ) THEN
    RETURN 'category_in_use';
  END IF;

  SELECT string_agg(
    format('%s: ₹%s → ₹%s', c.name, trim_scale(c.price_paise / 100.0), trim_scale(p.price_paise / 100.0)), ', ' ORDER BY c.position
  ) INTO v_prices
  FROM jsonb_to_recordset(p_prices) AS p (id text, ticket_price_paise integer, price_paise integer)
  JOIN categories c ON c.event_id = p_event_id AND c.id = p.id
  WHERE (c.ticket_price_paise, c.price_paise) <> (p.ticket_price_paise, p.price_paise);
  IF v_prices IS NOT NULL AND EXISTS (
    SELECT 1
    FROM jsonb_to_recordset(p_prices) AS p (id text, ticket_price_paise integer, price_paise integer)
    JOIN categories c ON c.event_id = p_event_id AND c.id = p.id
    JOIN bookings b ON b.event_id = p_event_id AND b.category_id = p.id
    WHERE (c.ticket_price_paise, c.price_paise) <> (p.ticket_price_paise, p.price_paise)
  ) THEN
    RETURN 'prices_frozen';
  END IF;

  SELECT string_agg(name, ', ' ORDER BY position) INTO v_removed
  FROM categories WHERE event_id = p_event_id AND id = ANY (p_removed_ids);
  DELETE FROM category_capacity WHERE event_id = p_event_id AND category_id = ANY (p_removed_ids);
  DELETE FROM categories WHERE event_id = p_event_id AND id = ANY (p_removed_ids);
  UPDATE categories c
  SET ticket_price_paise = p.ticket_price_paise, price_paise = p.price_paise, platform_fee_paise = p.platform_fee_paise
  FROM jsonb_to_recordset(p_prices) AS p (id text, ticket_price_paise integer, price_paise integer, platform_fee_paise integer)
  WHERE c.event_id = p_event_id AND c.id = p.id;

  IF p_entry IS NOT NULL AND coalesce(v_removed, v_prices) IS NOT NULL
    AND EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state <> 'draft') THEN
    PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object('facts', jsonb_build_object(
      'removed', v_removed, 'prices', v_prices
    )), v_now);
  END IF;
  RETURN 'changed';
END $$;

-- 53-cancel-event.sql
CREATE OR REPLACE FUNCTION cancel_event(
  p_event_id text, p_refund_scope text, p_note text, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  UPDATE events SET state = 'cancelled', revision = revision + 1, updated_at = v_now
  WHERE id = p_event_id AND state <> 'cancelled';
  IF NOT FOUND THEN
    RETURN 'already_cancelled';
  END IF;
  INSERT INTO event_cancellations (event_id, refund_scope, note, requested_by, requested_at)
  VALUES (p_event_id, p_refund_scope, p_note, p_entry ->> 'by', v_now);
  PERFORM record_audit_entry(p_event_id, p_entry, v_now);
  RETURN 'cancelled';
END $$;

-- 54-counter-differences.sql
CREATE OR REPLACE FUNCTION counter_differences(p_event_id text)
RETURNS TABLE (counter text, category_id text, stored integer, counted integer)
LANGUAGE sql STABLE AS $$
  WITH live AS (
    SELECT b.category_id, b.state = 'confirmed' AS is_confirmed, count(*)::integer AS places
    FROM bookings b WHERE b.event_id = p_event_id AND b.state IN ('held', 'paying', 'confirmed') GROUP BY 1, 2
  ), compared AS (
    SELECT 'called' AS counter, NULL::text AS category_id, e.called AS stored,
           (SELECT coalesce(sum(w.granted - w.claimed), 0)::integer FROM call_windows w
            WHERE w.event_id = p_event_id AND w.is_open) AS counted
    FROM event_capacity e WHERE e.event_id = p_event_id
    UNION ALL
    SELECT k.name, NULL, k.stored, (SELECT coalesce(sum(l.places), 0)::integer FROM live l WHERE l.is_confirmed = k.is_confirmed)
    FROM event_capacity e, LATERAL (VALUES ('held', e.held, false), ('confirmed', e.confirmed, true)) k (name, stored, is_confirmed)
    WHERE e.event_id = p_event_id
    UNION ALL
    SELECT k.name, c.category_id, k.stored,
           (SELECT coalesce(sum(l.places), 0)::integer FROM live l
            WHERE l.category_id = c.category_id AND l.is_confirmed = k.is_confirmed)
    FROM category_capacity c, LATERAL (VALUES ('held', c.held, false), ('confirmed', c.confirmed, true)) k (name, stored, is_confirmed)
    WHERE c.event_id = p_event_id
  )
  SELECT counter, category_id, stored, counted FROM compared WHERE stored <> counted ORDER BY category_id NULLS FIRST, counter;
$$;

-- 55-control-sale.sql
CREATE OR REPLACE FUNCTION control_sale(p_event_id text, p_changes jsonb, p_now timestamptz DEFAULT NULL)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_before jsonb;
  v_after jsonb;
  v_change jsonb;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  IF EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state = 'cancelled') THEN
    RETURN 'event_cancelled';
  END IF;
  IF EXISTS (
    SELECT 1 FROM jsonb_to_recordset(p_changes) AS c (control text, "to" jsonb)
    WHERE NOT CASE c.control
      WHEN 'paused' THEN jsonb_typeof(c.to) = 'boolean'
      WHEN 'calls_per_second' THEN (c.to)::numeric BETWEEN 1 AND 100
      WHEN 'concurrency_target' THEN (c.to)::numeric BETWEEN 1 AND 2000
      WHEN 'notice_en' THEN length(c.to #>> '{}') <= 300
      WHEN 'notice_hi' THEN length(c.to #>> '{}') <= 300
      WHEN 'notice_mr' THEN length(c.to #>> '{}') <= 300
      ELSE false
    END
  ) THEN
    RETURN 'out_of_bounds';
  END IF;

  SELECT jsonb_build_object(
    'paused', is_paused, 'calls_per_second', calls_per_second, 'concurrency_target', concurrency_target,
    'notice_en', notice, 'notice_hi', notice_hi, 'notice_mr', notice_mr
  ) INTO STRICT v_before FROM events WHERE id = p_event_id;
  v_after := v_before;
  FOR v_change IN SELECT jsonb_array_elements(p_changes) LOOP
    CONTINUE WHEN v_after -> (v_change ->> 'control') = v_change -> 'to';
    PERFORM record_audit_entry(p_event_id, (v_change -> 'entry') || jsonb_build_object('facts',
      coalesce(v_change -> 'entry' -> 'facts', '{}')
      || jsonb_build_object('from', v_after -> (v_change ->> 'control'), 'to', v_change -> 'to')), v_now);
    v_after := jsonb_set(v_after, ARRAY[v_change ->> 'control'], v_change -> 'to');
  END LOOP;
  IF v_after = v_before THEN
    RETURN 'unchanged';
  END IF;

  UPDATE events
  SET is_paused = (v_after ->> 'paused')::boolean,
      calls_burst = CASE WHEN calls_per_second = (v_after ->> 'calls_per_second')::integer THEN calls_burst
                         ELSE 2 * (v_after ->> 'calls_per_second')::integer END,
      calls_per_second = (v_after ->> 'calls_per_second')::integer,
      concurrency_target = (v_after ->> 'concurrency_target')::integer,
      notice = v_after ->> 'notice_en', notice_hi = v_after ->> 'notice_hi', notice_mr = v_after ->> 'notice_mr',
      updated_at = v_now
  WHERE id = p_event_id;
  UPDATE waiting_rooms SET concurrency = (v_after ->> 'concurrency_target')::integer
  WHERE event_id = p_event_id AND concurrency >= (v_before ->> 'concurrency_target')::integer;
  RETURN 'changed';
END $$;

-- 60-claim-alarms.sql
CREATE OR REPLACE FUNCTION claim_alarms(
  p_lease interval, p_pause interval, p_with_installation boolean, p_limit integer, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (event_id text, id text)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := coalesce(p_now, clock_timestamp());
BEGIN
  IF NOT EXISTS (SELECT 1 FROM attention_items WHERE alarmed_at IS NULL AND resolved_at IS NULL)
    OR NOT pg_try_advisory_xact_lock(hashtext('startline.claim_alarms'))
    OR EXISTS (SELECT 1 FROM attention_items WHERE alarmed_at > v_now - p_pause)
    OR EXISTS (SELECT 1 FROM attention_items WHERE alarmed_at IS NULL AND alarm_leased_until > v_now)
  THEN
    RETURN;
  END IF;
  RETURN QUERY
  UPDATE attention_items a SET alarm_leased_until = v_now + p_lease
  FROM (
    SELECT i.event_id, i.id FROM attention_items i
    WHERE i.alarmed_at IS NULL AND i.resolved_at IS NULL AND (p_with_installation OR i.event_id <> '')
    ORDER BY i.opened_at LIMIT p_limit
    FOR UPDATE SKIP LOCKED
  ) due
  WHERE a.event_id = due.event_id AND a.id = due.id
  RETURNING a.event_id, a.id;
END $$;

-- 61-claim-message.sql
CREATE OR REPLACE FUNCTION claim_message(p_channel text, p_now timestamptz, p_lease interval)
RETURNS TABLE (
  event_id text, id text, booking_id text, kind text, about_id text, state text, attempts integer,
  unknown_attempts integer, leased_until timestamptz, maybe_sent_since timestamptz
)
LANGUAGE sql AS $$
  WITH due AS MATERIALIZED (
    SELECT m.event_id, m.id, m.leased_until, is_message_obsolete(m.event_id, m.booking_id, m.kind) AS is_obsolete
    FROM messages m
    WHERE m.state = 'queued' AND m.channel = p_channel AND m.next_attempt_at <= p_now
      AND NOT EXISTS (
        SELECT 1 FROM messages o
        WHERE o.event_id = m.event_id AND o.booking_id = m.booking_id AND o.channel = m.channel AND o.id <> m.id
          AND o.state = 'queued'
          AND (o.leased_until > p_now
               OR o.created_at < m.created_at AND NOT is_message_obsolete(o.event_id, o.booking_id, o.kind))
      )
    ORDER BY m.next_attempt_at
    LIMIT 1
    FOR UPDATE OF m SKIP LOCKED
  )
  UPDATE messages m
  SET state = CASE WHEN due.is_obsolete THEN 'obsolete' ELSE m.state END,
      attempts = m.attempts + (NOT due.is_obsolete)::integer,
      next_attempt_at = CASE WHEN due.is_obsolete THEN m.next_attempt_at ELSE p_now + p_lease END,
      leased_until = CASE WHEN due.is_obsolete THEN NULL ELSE p_now + p_lease END,
      maybe_sent_since = coalesce(m.maybe_sent_since, due.leased_until - p_lease)
  FROM due
  WHERE m.event_id = due.event_id AND m.id = due.id
  RETURNING m.event_id, m.id, m.booking_id, m.kind, m.about_id, m.state, m.attempts, m.unknown_attempts,
            m.leased_until, m.maybe_sent_since;
$$;
CREATE OR REPLACE FUNCTION confirm_hand_over(
  p_event_id text, p_id text, p_leased_until timestamptz, p_rendered_state text, p_now timestamptz
)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_message messages%ROWTYPE;
  v_state text;
BEGIN
  SELECT * INTO v_message FROM messages
  WHERE event_id = p_event_id AND id = p_id AND state = 'queued' AND leased_until = p_leased_until
    AND leased_until > p_now;
  IF NOT FOUND THEN
    RETURN 'lost';
  END IF;
  SELECT state INTO v_state FROM bookings WHERE event_id = p_event_id AND id = v_message.booking_id;
  IF is_message_obsolete(p_event_id, v_message.booking_id, v_message.kind) THEN
    UPDATE messages SET state = 'obsolete', leased_until = NULL
    WHERE event_id = p_event_id AND id = p_id AND state = 'queued' AND leased_until = p_leased_until;
    RETURN 'obsolete';
  END IF;
  RETURN CASE WHEN v_state <> p_rendered_state THEN 'changed' ELSE 'go' END;
END $$;

-- 62-end-message.sql
CREATE OR REPLACE FUNCTION give_up_message(
  p_event_id text, p_id text, p_leased_until timestamptz, p_because text, p_item_id text, p_now timestamptz
)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE messages SET state = 'failed', leased_until = NULL, last_error = p_because
  WHERE event_id = p_event_id AND id = p_id AND state = 'queued' AND leased_until = p_leased_until;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM raise_message_failed(p_event_id, p_id, p_item_id, p_now);
  RETURN true;
END $$;
CREATE OR REPLACE FUNCTION record_delivery(
  p_event_id text, p_id text, p_state text, p_from text[], p_because text, p_item_id text, p_now timestamptz
)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE messages SET state = p_state, last_error = p_because, leased_until = NULL, next_check_at = NULL
  WHERE event_id = p_event_id AND id = p_id AND state = ANY (p_from) AND attempts > 0;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF p_state = 'delivered' THEN
    PERFORM resolve_attention(p_event_id, ARRAY['message_failed'], p_id, p_now);
  ELSE
    PERFORM raise_message_failed(p_event_id, p_id, p_item_id, p_now);
  END IF;
  RETURN true;
END $$;
CREATE OR REPLACE FUNCTION raise_message_failed(p_event_id text, p_id text, p_item_id text, p_now timestamptz)
RETURNS void LANGUAGE sql AS $$
  SELECT raise_attention(
    p_event_id, m.booking_id,
    jsonb_build_array(jsonb_build_object(
      'id', p_item_id, 'kind', 'message_failed', 'subject', m.id,
      'facts', jsonb_build_object('message', m.kind, 'channel', m.channel, 'reason', m.last_error)
    )),
    p_now
  )
  FROM messages m
  WHERE m.event_id = p_event_id AND m.id = p_id AND NOT is_message_obsolete(m.event_id, m.booking_id, m.kind);
$$;
CREATE OR REPLACE FUNCTION requeue_messages(
  p_event_id text, p_ids text[], p_from text[], p_entry jsonb, p_now timestamptz
)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_id text;
  v_count integer := 0;
BEGIN
  FOR v_id IN
    UPDATE messages
    SET state = 'queued', attempts = 0, unknown_attempts = 0, next_attempt_at = p_now, leased_until = NULL,
        next_check_at = NULL,
        maybe_sent_since = CASE WHEN state IN ('sent', 'delivered', 'bounced') THEN NULL ELSE maybe_sent_since END
    WHERE event_id = p_event_id AND id = ANY (p_ids) AND state = ANY (p_from)
    RETURNING id
  LOOP
    v_count := v_count + 1;
    PERFORM resolve_attention(p_event_id, ARRAY['message_failed'], v_id, p_now, p_entry ->> 'by', 'resend_message',
                              p_entry -> 'facts' ->> 'note');
  END LOOP;
  IF v_count > 0 AND p_entry IS NOT NULL THEN
    PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object('facts', p_entry -> 'facts' || jsonb_build_object('count', v_count)),
                       p_now);
  END IF;
  RETURN v_count;
END $$;
