-- A message whose booking has moved on is not sent any more.
ALTER TABLE messages DROP CONSTRAINT messages_state_check;
ALTER TABLE messages
  ADD CONSTRAINT messages_state_check
    CHECK (state IN ('queued', 'sent', 'delivered', 'bounced', 'failed', 'obsolete')),
  -- Since when a copy of it may be with the provider although no answer said so; null when surely none is.
  ADD COLUMN maybe_sent_since timestamptz,
  -- How many attempts ended without an answer while the provider answered for others.
  ADD COLUMN unknown_attempts integer NOT NULL DEFAULT 0,
  -- When the provider is asked next what became of it; null when nothing is left to ask.
  ADD COLUMN next_check_at timestamptz;
UPDATE messages SET maybe_sent_since = created_at WHERE state IN ('queued', 'failed') AND last_error LIKE 'unknown:%';
CREATE INDEX messages_to_check ON messages (next_check_at) WHERE next_check_at IS NOT NULL;

-- How the provider of each channel fares, for all processes that send.
CREATE TABLE message_channels (
  channel text PRIMARY KEY CHECK (channel IN ('email', 'sms')),
  troubles_in_a_row integer NOT NULL DEFAULT 0,
  refusals_in_a_row integer NOT NULL DEFAULT 0,
  -- Of the last answers, about ten: from 0, all is well, to 1, nothing goes out.
  trouble_share double precision NOT NULL DEFAULT 0 CHECK (trouble_share BETWEEN 0 AND 1),
  -- While it is held nothing is sent; then one message tries.
  holds_in_a_row integer NOT NULL DEFAULT 0,
  failing_since timestamptz,
  held_until timestamptz,
  because text,
  CONSTRAINT what_is_held_has_failed CHECK (held_until IS NULL OR failing_since IS NOT NULL)
);
INSERT INTO message_channels (channel) VALUES ('email'), ('sms');

ALTER TABLE attention_items DROP CONSTRAINT attention_items_kind_check;
ALTER TABLE attention_items ADD CONSTRAINT attention_items_kind_check CHECK (kind IN (
  'payment_quarantined', 'payment_contradicted', 'order_unknown', 'refund_waiting', 'refund_failed',
  'refunded_outside', 'dispute_open', 'dispute_lost', 'webhooks_silent', 'webhook_signature_bad', 'webhook_failed',
  'counters_differ', 'message_failed', 'messages_held'
));
