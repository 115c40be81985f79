-- The latest time step (RFC 6238) of which a code was used: a code opens the door once, and none that is older than one that was used.
ALTER TABLE organizer_second_factors ADD COLUMN last_used_step bigint;

-- A line of the ledger is written once and stays: what was wrong is put right by another posting. Nobody has to change one: an erasure
-- leaves amounts and references alone.
CREATE FUNCTION refuse_change_of_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is only added to (%)', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_is_only_added_to BEFORE UPDATE OR DELETE ON ledger_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_ledger();
CREATE TRIGGER ledger_is_never_emptied BEFORE TRUNCATE ON ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_ledger();
