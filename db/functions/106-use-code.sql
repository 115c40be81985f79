-- Notes that the code of a time step is used, for an account whose second step is on or being set up. Answers whether it was still to be
-- used: of two who bring the same code at once, one.
CREATE OR REPLACE FUNCTION use_code(p_organizer_id text, p_step bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE organizer_second_factors SET last_used_step = p_step
  WHERE organizer_id = p_organizer_id AND (last_used_step IS NULL OR last_used_step < p_step);
  RETURN FOUND;
END $$;
