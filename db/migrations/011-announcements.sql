-- What an organizer writes to the confirmed riders. Each gets it as messages of their own, one by each channel.
CREATE TABLE announcements (
  event_id text NOT NULL,
  id text NOT NULL,
  -- Of the form that sent it: sent twice, it is one.
  request_id text NOT NULL,
  -- By language: {"en": {"subject", "text", "sms"}}. English is always there.
  texts jsonb NOT NULL,
  channels text[] NOT NULL CHECK (channels <@ ARRAY['email', 'sms'] AND channels <> '{}'),
  category_id text, -- null for all
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  -- It is for whoever was confirmed by then.
  confirmed_until timestamptz NOT NULL,
  -- The riders are gone through by their bookings' ids: so far so many are in the outbox.
  enqueued_through text NOT NULL DEFAULT '',
  -- When nothing was left to enqueue, or to take back of one that was stopped.
  finished_at timestamptz,
  stopped_by text,
  stopped_at timestamptz,
  PRIMARY KEY (event_id, id),
  CONSTRAINT announced_once_per_request UNIQUE (event_id, request_id),
  CONSTRAINT stopped_by_somebody CHECK ((stopped_by IS NULL) = (stopped_at IS NULL))
);
CREATE INDEX announcements_open ON announcements (requested_at) WHERE finished_at IS NULL;

ALTER TABLE messages DROP CONSTRAINT messages_kind_check;
ALTER TABLE messages ADD CONSTRAINT messages_kind_check CHECK (kind IN (
  'booking_confirmed', 'place_lost_refunded', 'booking_cancelled', 'surplus_refunded', 'refund_sent',
  'payment_not_taken', 'announcement'
));
-- Tickets and what is about money go first; however many announcements wait, they are not read on the way.
CREATE INDEX messages_due_by_turn ON messages (channel, (CASE WHEN kind = 'announcement' THEN 2 ELSE 1 END), next_attempt_at)
  WHERE state = 'queued';
CREATE INDEX messages_of_announcement ON messages (event_id, about_id, state) WHERE kind = 'announcement';

-- When the personal data of the event's riders was erased, a year after it.
ALTER TABLE events ADD COLUMN erased_at timestamptz;
