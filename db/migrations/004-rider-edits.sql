-- What an organizer does about one rider: correct, note, send the ticket again.

-- Grows with each change, whoever made it: a correction that was decided from an older one is refused.
ALTER TABLE participants ADD COLUMN version integer NOT NULL DEFAULT 1;

-- Goes into the secret of every link to the booking. When the rider's address was corrected it grows, and what was sent to the
-- address before opens nothing any more.
ALTER TABLE bookings ADD COLUMN link_generation integer NOT NULL DEFAULT 0;

-- The oldest version of its participant that it may have been written for: what is said of an earlier copy, which went to another
-- address, is not said of this message.
ALTER TABLE messages ADD COLUMN participant_version integer NOT NULL DEFAULT 0;

-- One row for each press of Resend, so that a press that comes twice sends once.
CREATE TABLE ticket_resends (
  event_id text NOT NULL,
  booking_id text NOT NULL,
  press text NOT NULL,
  channels text[] NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  CONSTRAINT press_resends_once PRIMARY KEY (event_id, booking_id, press)
);

-- What organizers tell each other about a booking. The text is never changed; it can be struck out.
CREATE TABLE booking_notes (
  event_id text NOT NULL,
  id text NOT NULL,
  booking_id text NOT NULL,
  -- Of the press that wrote it.
  press text NOT NULL,
  text text NOT NULL,
  written_by text NOT NULL,
  written_at timestamptz NOT NULL,
  struck_by text,
  struck_at timestamptz,
  PRIMARY KEY (event_id, id),
  CONSTRAINT press_writes_one_note UNIQUE (event_id, booking_id, press),
  CONSTRAINT struck_out_by_somebody CHECK ((struck_by IS NULL) = (struck_at IS NULL))
);
