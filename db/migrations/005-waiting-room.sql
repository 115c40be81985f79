-- Numbers are given out from blocks that PostgreSQL reserves, so that whatever Redis loses no number is ever given twice.
-- A number means the same in every epoch from here on; an epoch is only the name of one life of Redis' counter.
ALTER TABLE waiting_rooms
  -- The highest number that anybody may have been given. What is above was never given to anybody.
  ADD COLUMN reserved bigint NOT NULL DEFAULT 0,
  -- Who gives the numbers out of the last block: while Redis is away PostgreSQL does.
  ADD COLUMN issuer text NOT NULL DEFAULT 'redis' CHECK (issuer IN ('redis', 'postgres')),
  -- What was left of blocks that were lost with a Redis: before the draw indexes that take no part in it, after it numbers
  -- that calls pass over. Whoever does have one of these numbers claims it all the same.
  ADD COLUMN skipped int8multirange NOT NULL DEFAULT '{}',
  -- The draw: the secret is committed to before the opening (its SHA-256 is public) and public after it.
  ADD COLUMN draw_secret bytea NOT NULL
    DEFAULT decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'),
  ADD COLUMN draw_size bigint,
  ADD COLUMN draw_gaps int8multirange,
  ADD COLUMN draw_list_hash bytea,
  ADD COLUMN draw_seed bytea,
  ADD COLUMN sealed_at timestamptz,
  -- The share of those who were called that took their place lately; learned by each tick.
  ADD COLUMN turnout double precision NOT NULL DEFAULT 1 CHECK (turnout > 0 AND turnout <= 1),
  -- How many may be at checkout now: adapts below the organizer's target when holds or payments are in trouble.
  ADD COLUMN concurrency integer,
  ADD COLUMN adapted_at timestamptz,
  ADD COLUMN strained_at timestamptz,
  ADD CONSTRAINT drawn_whole_or_not_at_all CHECK (
    (sealed_at IS NULL) = (draw_size IS NULL) AND (sealed_at IS NULL) = (draw_seed IS NULL)
    AND (sealed_at IS NULL) = (draw_list_hash IS NULL) AND (sealed_at IS NULL) = (draw_gaps IS NULL)
  );
-- Whatever an older version had given out.
UPDATE waiting_rooms SET reserved = issued;
ALTER TABLE waiting_rooms
  DROP COLUMN epoch_starts,
  ADD CONSTRAINT issued_never_passes_reserved CHECK (issued <= reserved);

ALTER TABLE call_windows DROP CONSTRAINT call_windows_pkey;
ALTER TABLE call_windows DROP COLUMN epoch;
ALTER TABLE call_windows ADD PRIMARY KEY (event_id, first_number, called_at);

ALTER TABLE recall_requests DROP CONSTRAINT recall_requests_pkey;
ALTER TABLE recall_requests DROP COLUMN epoch;
ALTER TABLE recall_requests ADD PRIMARY KEY (event_id, number);

ALTER TABLE bookings DROP COLUMN queue_epoch;

-- Who got a number from PostgreSQL while Redis was away: asked again, they have the same one.
CREATE TABLE provisional_joins (
  event_id text NOT NULL,
  ticket_id text NOT NULL,
  number bigint NOT NULL,
  PRIMARY KEY (event_id, ticket_id)
);

-- Who took part in the draw, 9 bytes each (of the hash of the visitor's nonce), by index, zeros where nobody has one:
-- public, so that anybody can check the draw.
CREATE TABLE draw_lists (
  event_id text PRIMARY KEY,
  visitors bytea NOT NULL
);

ALTER TABLE events
  ADD COLUMN pre_queue_minutes integer NOT NULL DEFAULT 30 CHECK (pre_queue_minutes BETWEEN 0 AND 1440),
  -- Whether joining costs a little computing before the opening and in a rush.
  ADD COLUMN is_proof_required boolean NOT NULL DEFAULT true,
  ADD COLUMN notice_hi text NOT NULL DEFAULT '',
  ADD COLUMN notice_mr text NOT NULL DEFAULT '';

-- Their signatures change.
DROP FUNCTION IF EXISTS call_numbers(text, integer, bigint, timestamptz);
DROP FUNCTION IF EXISTS open_epoch(text);
DROP FUNCTION IF EXISTS hold_places(text, text[], integer[], bigint[], text[], text[], text[], interval, integer, timestamptz);
