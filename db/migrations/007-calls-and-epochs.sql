-- How soon those who are called take their place: with it the tick tells who is on their way from who stays away.
-- Of the claims of a window, the seconds since its call, summed.
ALTER TABLE call_windows ADD COLUMN claim_seconds double precision NOT NULL DEFAULT 0 CHECK (claim_seconds >= 0);
-- And of lately's, the mean.
ALTER TABLE waiting_rooms ADD COLUMN claim_delay_seconds double precision NOT NULL DEFAULT 10 CHECK (claim_delay_seconds >= 1);

-- Others of the same name take their place.
DROP FUNCTION IF EXISTS read_turnout(text, integer, timestamptz);
DROP FUNCTION IF EXISTS places_at_checkout(integer, double precision, integer, integer);

-- Since when PostgreSQL gives the numbers out instead of Redis, so that the two do not take turns every second.
ALTER TABLE waiting_rooms ADD COLUMN issuer_since timestamptz NOT NULL DEFAULT '-infinity';
DROP FUNCTION IF EXISTS open_epoch(text, integer);
DROP FUNCTION IF EXISTS issue_numbers(text, text[]);
