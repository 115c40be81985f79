-- One more kind of trouble, whatever kinds there are by now.
DO $$
DECLARE
  v_kinds text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'attention_items_kind_check');
BEGIN
  ALTER TABLE attention_items DROP CONSTRAINT attention_items_kind_check;
  EXECUTE 'ALTER TABLE attention_items ADD CONSTRAINT attention_items_kind_check '
          || replace(v_kinds, 'ARRAY[', 'ARRAY[''redis_away''::text, ');
END $$;
