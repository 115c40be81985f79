-- Takes the second step of somebody's sign-in away; the trigger second_factor_is_recorded writes it down.
CREATE OR REPLACE FUNCTION remove_second_factor(p_email text, p_by text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('startline.done_by', p_by, true);
  DELETE FROM organizer_second_factors f USING organizers o WHERE o.id = f.organizer_id AND o.email = p_email;
  DELETE FROM organizer_verifications v USING organizers o WHERE o.email = p_email AND v.value = o.id;
  UPDATE organizers SET two_factor_enabled = false WHERE email = p_email;
  RETURN FOUND;
END $$;
