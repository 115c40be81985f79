-- How often people were told to come again because we were busy, minute by minute: what an organizer sees as health.
CREATE TABLE sale_refusals (
  event_id text NOT NULL,
  minute timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('newcomer', 'place_holder')),
  refused integer NOT NULL CHECK (refused > 0),
  PRIMARY KEY (event_id, minute, kind)
);
