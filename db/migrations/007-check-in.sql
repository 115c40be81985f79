-- What happened at the kit counter, one row for each thing that a device did. Rows are added and never changed: who is checked in
-- follows from them, whatever the order in which devices send theirs.
CREATE TABLE check_in_records (
  event_id text NOT NULL,
  id text NOT NULL, -- made by the device: sent again it is the same row
  booking_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('check_in', 'undo')),
  undoes text, -- the id of the check-in that it takes back, which may not have come yet
  done_at timestamptz NOT NULL, -- by the device's clock, set by the server's
  device_id text NOT NULL,
  device_name text NOT NULL,
  collected_by text, -- who took the kit, where it was not the rider
  sent_by text NOT NULL, -- the organizer who was signed in on the device
  received_at timestamptz NOT NULL,
  PRIMARY KEY (event_id, id),
  CONSTRAINT undo_says_what_it_undoes CHECK ((kind = 'undo') = (undoes IS NOT NULL)),
  CONSTRAINT undo_has_no_collector CHECK (kind = 'check_in' OR collected_by IS NULL)
);
CREATE INDEX check_in_records_by_booking ON check_in_records (event_id, booking_id);
CREATE INDEX check_in_records_by_undone ON check_in_records (event_id, undoes) WHERE undoes IS NOT NULL;
CREATE INDEX check_in_records_by_arrival ON check_in_records (event_id, received_at, id);
