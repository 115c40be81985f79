-- Of an announcement: whether it is for all riders, for those who have arrived, or for those who have not.
ALTER TABLE announcements ADD COLUMN arrival text NOT NULL DEFAULT 'all'
  CONSTRAINT announced_by_arrival CHECK (arrival IN ('all', 'arrived', 'not_arrived'));

-- Statements that owners send by email, to an accountant for one. The PDF is made when it is sent.
CREATE TABLE statement_emails (
  event_id text NOT NULL,
  id text NOT NULL,
  -- Of the form that sent it: sent twice, it is one.
  request_id text NOT NULL,
  sent_to text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed')),
  -- Those that count, and how many of them ended without an answer.
  attempts integer NOT NULL DEFAULT 0,
  unknown_attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz,
  last_error text,
  sent_at timestamptz,
  PRIMARY KEY (event_id, id),
  CONSTRAINT statement_sent_once_per_request UNIQUE (event_id, request_id),
  CONSTRAINT statement_due_while_queued CHECK ((due_at IS NOT NULL) = (state = 'queued'))
);
CREATE INDEX statement_emails_due ON statement_emails (due_at) WHERE due_at IS NOT NULL;
