-- The latest time step (RFC 6238) of which a code was used: a code opens the door once, and none that is older than one that was used.
ALTER TABLE organizer_second_factors ADD COLUMN last_used_step bigint;
