-- Sign-in of organizers: better-auth's four tables and its rate limit under our own names (providers/sign-in.ts maps
-- them, and its test fails when better-auth would want other columns). Sessions are rows, so that each can be revoked.

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

-- Only the password (argon2id) is used; the columns for other identity providers stay empty.
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
