-- A category whose range has fewer numbers left than it has confirmed riders without one, and by how many; no row where all fit.
-- A number that anybody has, or had before they cancelled, is not left.
CREATE OR REPLACE FUNCTION bib_shortage(p_event_id text)
RETURNS TABLE (category_id text, missing integer)
LANGUAGE sql STABLE AS $$
  SELECT r.category_id, (wanted.count - (r.last_number - r.first_number + 1 - used.count))::integer
  FROM bib_ranges r
  CROSS JOIN LATERAL (
    SELECT count(*) FROM bookings b
    WHERE b.event_id = p_event_id AND b.category_id = r.category_id AND b.state = 'confirmed' AND b.bib_number IS NULL
  ) wanted
  CROSS JOIN LATERAL (
    SELECT count(*) FROM bookings b
    WHERE b.event_id = p_event_id AND b.bib_number BETWEEN r.first_number AND r.last_number
  ) used
  WHERE r.event_id = p_event_id AND wanted.count > r.last_number - r.first_number + 1 - used.count
  ORDER BY r.category_id LIMIT 1;
$$;

-- Each category's numbers, in a sentence; null where there are none.
CREATE OR REPLACE FUNCTION bib_ranges_in_words(p_event_id text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT string_agg(format('%s: %s to %s', coalesce(c.name, r.category_id), r.first_number, r.last_number), ', ' ORDER BY r.first_number)
  FROM bib_ranges r LEFT JOIN categories c ON c.event_id = r.event_id AND c.id = r.category_id
  WHERE r.event_id = p_event_id;
$$;

-- Sets which numbers the riders of each category get, for all categories at once: p_ranges: [{"categoryId", "first", "last"}]. Numbers
-- that were given stay as they are. The event's own row is locked, as by give_out_bibs: nobody is given a number meanwhile.
-- p_entry: see record_audit_entry; repeated, it changes nothing and records nothing.
-- Outcomes: saved; and of the category, with the other one or how many are missing: unknown_category, ranges_overlap, range_too_small.
CREATE OR REPLACE FUNCTION save_bib_ranges(
  p_event_id text, p_ranges jsonb, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (outcome text, category_id text, other_category_id text, missing integer)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_from text;
  v_to text;
  v_found record;
BEGIN
  PERFORM 1 FROM events WHERE id = p_event_id FOR NO KEY UPDATE;
  SELECT r."categoryId" AS category_id INTO v_found
  FROM jsonb_to_recordset(p_ranges) AS r ("categoryId" text)
  WHERE NOT EXISTS (SELECT 1 FROM categories c WHERE c.event_id = p_event_id AND c.id = r."categoryId");
  IF FOUND THEN
    RETURN QUERY SELECT 'unknown_category', v_found.category_id, NULL::text, NULL::integer;
    RETURN;
  END IF;
  SELECT a."categoryId" AS category_id, b."categoryId" AS other_id INTO v_found
  FROM jsonb_to_recordset(p_ranges) AS a ("categoryId" text, "first" integer, "last" integer)
  JOIN jsonb_to_recordset(p_ranges) AS b ("categoryId" text, "first" integer, "last" integer)
    ON a."categoryId" < b."categoryId" AND a."first" <= b."last" AND b."first" <= a."last"
  ORDER BY a."first" LIMIT 1;
  IF FOUND THEN
    RETURN QUERY SELECT 'ranges_overlap', v_found.category_id, v_found.other_id, NULL::integer;
    RETURN;
  END IF;

  v_from := bib_ranges_in_words(p_event_id);
  -- A refusal takes back what is written from here on.
  BEGIN
    DELETE FROM bib_ranges WHERE event_id = p_event_id;
    INSERT INTO bib_ranges (event_id, category_id, first_number, last_number)
    SELECT p_event_id, r."categoryId", r."first", r."last"
    FROM jsonb_to_recordset(p_ranges) AS r ("categoryId" text, "first" integer, "last" integer);
    SELECT * INTO v_found FROM bib_shortage(p_event_id);
    IF FOUND THEN
      RAISE EXCEPTION USING ERRCODE = 'SL009';
    END IF;
  EXCEPTION WHEN SQLSTATE 'SL009' THEN
    RETURN QUERY SELECT 'range_too_small', v_found.category_id, NULL::text, v_found.missing;
    RETURN;
  END;
  v_to := bib_ranges_in_words(p_event_id);
  IF v_from IS DISTINCT FROM v_to THEN
    PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object('facts', jsonb_build_object('from', v_from, 'to', v_to)),
      coalesce(p_now, clock_timestamp()));
  END IF;
  RETURN QUERY SELECT 'saved', NULL::text, NULL::text, NULL::integer;
END $$;
