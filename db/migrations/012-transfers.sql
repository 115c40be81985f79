-- A booking passes on to another person, who accepts it by a link of their own. Until then the ticket stays as it is.
CREATE TABLE booking_transfers (
  event_id text NOT NULL,
  id text NOT NULL,
  booking_id text NOT NULL,
  -- Of the form that asked for it: sent twice, it asks once.
  request_id text NOT NULL,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'cancelled', 'expired')),
  -- The person to whom it is offered.
  name text NOT NULL,
  phone text NOT NULL,
  email text NOT NULL,
  email_key text NOT NULL,
  language text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- Once it is accepted: who had the booking before, and the generation of its links that the new person got.
  former_name text,
  former_phone text,
  former_email text,
  former_language text,
  link_generation integer,
  PRIMARY KEY (event_id, id),
  CONSTRAINT transfer_requested_once UNIQUE (event_id, request_id),
  CONSTRAINT pending_transfer_has_not_ended CHECK ((state = 'pending') = (ended_at IS NULL)),
  CONSTRAINT accepted_transfer_names_the_former_rider CHECK (
    (state = 'accepted') = (link_generation IS NOT NULL)
    AND num_nulls(former_name, former_phone, former_email, former_language, link_generation) IN (0, 5)
  )
);
CREATE UNIQUE INDEX one_pending_transfer_per_booking ON booking_transfers (event_id, booking_id) WHERE state = 'pending';
CREATE INDEX transfers_of_booking ON booking_transfers (event_id, booking_id);

-- The transfer by which its signer took the booking over; '' for the booking's first rider. The next one signs beside them.
ALTER TABLE waiver_signatures ADD COLUMN transfer_id text NOT NULL DEFAULT '';
ALTER TABLE waiver_signatures DROP CONSTRAINT waiver_signatures_pkey;
ALTER TABLE waiver_signatures ADD PRIMARY KEY (event_id, booking_id, version, language, transfer_id);

ALTER TABLE messages DROP CONSTRAINT messages_kind_check;
ALTER TABLE messages ADD CONSTRAINT messages_kind_check CHECK (kind IN (
  'booking_confirmed', 'place_lost_refunded', 'booking_cancelled', 'surplus_refunded', 'refund_sent', 'payment_not_taken',
  'announcement', 'transfer_offered', 'transfer_done'
));
