-- A number has its call and one more ahead of others. Who was called again keeps a row, so that it is known.
ALTER TABLE recall_requests
  -- Called again when all up to this number were called: its own number the first time, later the newest that was issued.
  ADD COLUMN goes_behind bigint NOT NULL DEFAULT 0,
  ADD COLUMN times_recalled integer NOT NULL DEFAULT 0 CHECK (times_recalled >= 0),
  ADD COLUMN is_waiting boolean NOT NULL DEFAULT true;
UPDATE recall_requests SET goes_behind = number;
CREATE INDEX recall_requests_waiting ON recall_requests (event_id, goes_behind, requested_at, number) WHERE is_waiting;

ALTER TABLE waiting_rooms
  -- Who gets the odd one of a tick's credits: those who come back, or those who were never called.
  ADD COLUMN is_recall_next boolean NOT NULL DEFAULT true,
  -- An event may be on sale again after its sale was over: indexes up to here are of earlier sales.
  ADD COLUMN earlier_indexes bigint NOT NULL DEFAULT 0 CHECK (earlier_indexes >= 0 AND earlier_indexes <= reserved),
  ADD COLUMN sale_began_at timestamptz NOT NULL DEFAULT '-infinity',
  -- When the organizer closed the sale, and the end of it that the last tick knew of.
  ADD COLUMN closed_at timestamptz,
  ADD COLUMN closes_at timestamptz;

-- If this hold expires, its ticket may hold no other while others wait.
ALTER TABLE bookings ADD COLUMN is_last_hold boolean NOT NULL DEFAULT false;
