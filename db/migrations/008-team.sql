-- What an organizer may do (booking/organizers/roles.ts). Whoever could sign in before could do everything, and so may owners.
ALTER TABLE organizers ADD COLUMN role text NOT NULL DEFAULT 'owner'
  CONSTRAINT organizer_has_a_known_role CHECK (role IN ('owner', 'staff', 'check_in'));

-- Who was asked to join, as what. The link is not stored: it follows from the id and our key.
CREATE TABLE team_invitations (
  id text PRIMARY KEY,
  -- Of the form that asked: sent twice, it invites once.
  request_id text NOT NULL,
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'staff', 'check_in')),
  invited_by text NOT NULL,
  invited_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz,
  CONSTRAINT one_invitation_per_request UNIQUE (request_id)
);
CREATE UNIQUE INDEX one_open_invitation_per_email ON team_invitations (email)
  WHERE accepted_at IS NULL AND revoked_at IS NULL;

CREATE TABLE password_resets (
  id text PRIMARY KEY,
  organizer_id text NOT NULL REFERENCES organizers (id) ON DELETE CASCADE,
  requested_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- Or a later password ended it.
  used_at timestamptz
);
CREATE INDEX password_resets_of_organizer ON password_resets (organizer_id, requested_at);

-- Emails to organizers about their accounts: the row is the outbox, as that of a message to a rider is. due_at is null once it is over.
CREATE TABLE team_emails (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('invitation', 'password_reset')),
  about_id text NOT NULL,
  sent_to text NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed', 'obsolete')),
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz,
  last_error text,
  enqueued_at timestamptz NOT NULL
);
CREATE INDEX team_emails_due ON team_emails (due_at) WHERE due_at IS NOT NULL;

-- Wrong passwords since the last sign-in: told with the next one, and written down when they become many.
ALTER TABLE organizers ADD COLUMN failed_sign_ins integer NOT NULL DEFAULT 0;

-- The audit log is only added to, whoever asks. The one change that there is: erase_riders, in a transaction that says so, empties
-- what entries say about riders, and touches nothing else.
CREATE FUNCTION refuse_change_of_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_texts text[] := '{note,reason,collectedBy}';
  v_erased text[] := v_texts || 'changes'::text;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF current_setting('startline.erasing', true) = 'on'
      AND (NEW.event_id, NEW.id, NEW.action, NEW.subject, NEW.done_by, NEW.done_at)
        = (OLD.event_id, OLD.id, OLD.action, OLD.subject, OLD.done_by, OLD.done_at)
      AND NEW.facts - v_erased = OLD.facts - v_erased
      AND NOT EXISTS (
        SELECT 1 FROM unnest(v_texts) key WHERE coalesce(NEW.facts ->> key, '') NOT IN ('', coalesce(OLD.facts ->> key, ''))
      )
      AND (
        NEW.facts -> 'changes' IS NOT DISTINCT FROM OLD.facts -> 'changes'
        OR NOT jsonb_path_exists(NEW.facts, '$.changes[*] ? (@.from != null || @.to != null)')
      )
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the audit log is only added to (%)', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_log_is_only_added_to BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit_log();
CREATE TRIGGER audit_log_is_never_emptied BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_log();
CREATE INDEX audit_log_of_event ON audit_log (event_id, done_at);

-- A second step at sign-in: better-auth's own columns and table (providers/sign-in.ts maps them).
ALTER TABLE organizers ADD COLUMN two_factor_enabled boolean NOT NULL DEFAULT false;
CREATE TABLE organizer_second_factors (
  id text PRIMARY KEY,
  organizer_id text NOT NULL REFERENCES organizers (id) ON DELETE CASCADE,
  -- Encrypted, as the recovery codes are.
  secret text NOT NULL,
  backup_codes text NOT NULL,
  verified boolean NOT NULL DEFAULT true,
  failed_verification_count integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  CONSTRAINT one_second_factor_per_organizer UNIQUE (organizer_id)
);

-- The library turns it on in a statement of its own, so the entry is written by what sees every statement.
CREATE FUNCTION record_second_factor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM record_audit_entry('', jsonb_build_object(
    'id', 'aud_00000000' || substr(md5(random()::text || clock_timestamp()::text), 1, 17),
    'action', CASE WHEN NEW.two_factor_enabled THEN 'add_second_factor' ELSE 'remove_second_factor' END,
    'subject', NEW.email, 'by', coalesce(nullif(current_setting('startline.done_by', true), ''), NEW.email)), clock_timestamp());
  RETURN NULL;
END $$;
CREATE TRIGGER second_factor_is_recorded AFTER UPDATE OF two_factor_enabled ON organizers
  FOR EACH ROW WHEN (OLD.two_factor_enabled IS DISTINCT FROM NEW.two_factor_enabled) EXECUTE FUNCTION record_second_factor();
