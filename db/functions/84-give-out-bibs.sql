-- Gives the next p_limit confirmed riders who have no bib the lowest numbers left of their category's range, in the order in which
-- they booked ("booked") or by name ("name"). A number once given is never changed, and never given again, also not that of a rider
-- who cancelled or moved. Of those in a category without a range none is given one. Asked for again, it goes on with who is left.
-- The event's own row is locked first, then the bookings by id; no place changes hands, so the capacity lock is not taken, and as
-- few are locked at a time as p_limit says, because whoever cancels one of them waits with it in hand.
-- p_entry gets the count; where nobody was given a number nothing is recorded.
-- Outcomes: given, with how many are still to come; no_ranges; range_too_small (nobody is given a number: of which category, and
-- how many numbers are missing).
CREATE OR REPLACE FUNCTION give_out_bibs(
  p_event_id text, p_order text, p_limit integer, p_entry jsonb, p_now timestamptz DEFAULT NULL
)
RETURNS TABLE (outcome text, given integer, remaining integer, category_id text, missing integer)
LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
#variable_conflict use_column
DECLARE
  v_shortage record;
  v_chosen text[];
  v_given integer;
  v_remaining integer;
BEGIN
  PERFORM 1 FROM events WHERE id = p_event_id FOR NO KEY UPDATE;
  IF NOT EXISTS (SELECT 1 FROM bib_ranges WHERE event_id = p_event_id) THEN
    RETURN QUERY SELECT 'no_ranges', 0, 0, NULL::text, NULL::integer;
    RETURN;
  END IF;
  SELECT * INTO v_shortage FROM bib_shortage(p_event_id);
  IF FOUND THEN
    RETURN QUERY SELECT 'range_too_small', 0, 0, v_shortage.category_id, v_shortage.missing;
    RETURN;
  END IF;

  SELECT array_agg(b.id) INTO v_chosen FROM (
    SELECT b.id FROM bookings b
    JOIN bib_ranges r ON r.event_id = b.event_id AND r.category_id = b.category_id
    LEFT JOIN participants p ON p.event_id = b.event_id AND p.booking_id = b.id
    WHERE b.event_id = p_event_id AND b.state = 'confirmed' AND b.bib_number IS NULL
    ORDER BY CASE WHEN p_order = 'name' THEN lower(p.name) END, b.id LIMIT p_limit
  ) b;
  -- Whoever cancels or moves one of them meanwhile has done so before the numbers are chosen, or does it afterwards.
  PERFORM 1 FROM bookings WHERE event_id = p_event_id AND id = ANY (v_chosen) ORDER BY id FOR UPDATE;
  UPDATE bookings b SET bib_number = next.number
  FROM (
    SELECT b.id, b.category_id, row_number() OVER (
      PARTITION BY b.category_id ORDER BY CASE WHEN p_order = 'name' THEN lower(p.name) END, b.id
    ) AS place
    FROM bookings b LEFT JOIN participants p ON p.event_id = b.event_id AND p.booking_id = b.id
    WHERE b.event_id = p_event_id AND b.id = ANY (v_chosen) AND b.state = 'confirmed' AND b.bib_number IS NULL
  ) rider
  JOIN (
    SELECT r.category_id, number, row_number() OVER (PARTITION BY r.category_id ORDER BY number) AS place
    FROM bib_ranges r, generate_series(r.first_number, r.last_number) number
    WHERE r.event_id = p_event_id
      AND NOT EXISTS (SELECT 1 FROM bookings u WHERE u.event_id = p_event_id AND u.bib_number = number)
  ) next USING (category_id, place)
  WHERE b.event_id = p_event_id AND b.id = rider.id;
  GET DIAGNOSTICS v_given = ROW_COUNT;
  SELECT count(*) INTO v_remaining FROM bookings b
  JOIN bib_ranges r ON r.event_id = b.event_id AND r.category_id = b.category_id
  WHERE b.event_id = p_event_id AND b.state = 'confirmed' AND b.bib_number IS NULL;

  IF v_given > 0 THEN
    PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object(
      'facts', p_entry -> 'facts' || jsonb_build_object('count', v_given)
    ), coalesce(p_now, clock_timestamp()));
  END IF;
  RETURN QUERY SELECT 'given', v_given, v_remaining, NULL::text, NULL::integer;
END $$;
