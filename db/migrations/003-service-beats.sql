-- The last sign that riders could be served: one row, written about once a second. Nobody has served yet while there is none.
CREATE TABLE service_beats (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  -- Until then somebody who serves riders could use PostgreSQL.
  served_until timestamptz NOT NULL,
  -- By then a process that beats regularly has promised its next beat; null where none does, and silence proves nothing.
  expected_until timestamptz,
  -- Of the PostgreSQL that this was written at: another one was restarted, or took its place.
  server_started_at timestamptz NOT NULL,
  -- No second before this is given back again.
  given_back_until timestamptz NOT NULL DEFAULT '-infinity',
  -- How much was given back in all, for pages that only saw their call begin.
  seconds_given_back double precision NOT NULL DEFAULT 0
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);
