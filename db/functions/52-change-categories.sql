-- Removes categories that nobody ever had a place in or waited for, and changes the prices of others like them. All of it or nothing.
-- p_prices: [{"id", "ticket_price_paise", "price_paise", "platform_fee_paise"}]. p_entry: see record_audit_entry: written where people
-- could see the change, so never of a draft. Repeated, it changes nothing and records nothing.
-- Outcomes: changed, category_in_use, prices_frozen.
CREATE OR REPLACE FUNCTION change_categories(
  p_event_id text, p_removed_ids text[], p_prices jsonb, p_now timestamptz DEFAULT NULL, p_entry jsonb DEFAULT NULL
)
RETURNS text LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
  v_now timestamptz;
  v_removed text;
  v_prices text;
BEGIN
  v_now := lock_capacity(p_event_id, p_now);
  IF EXISTS (SELECT 1 FROM bookings WHERE event_id = p_event_id AND category_id = ANY (p_removed_ids))
    OR EXISTS (SELECT 1 FROM waitlist_entries WHERE event_id = p_event_id AND category_id = ANY (p_removed_ids)) THEN
    RETURN 'category_in_use';
  END IF;
  -- Those who were called must still find a place in some category afterwards.
  IF cardinality(p_removed_ids) > 0 AND (SELECT e.called FROM event_capacity e WHERE e.event_id = p_event_id) > (
    SELECT coalesce(sum(k.capacity - k.held - k.confirmed), 0) FROM category_capacity k
    WHERE k.event_id = p_event_id AND NOT k.category_id = ANY (p_removed_ids)
      AND NOT EXISTS (SELECT 1 FROM categories n WHERE n.event_id = p_event_id AND n.id = k.category_id AND n.is_hidden)
  ) THEN
    RETURN 'category_in_use';
  END IF;

  SELECT string_agg(
    format('%s: ₹%s → ₹%s', c.name, trim_scale(c.price_paise / 100.0), trim_scale(p.price_paise / 100.0)), ', ' ORDER BY c.position
  ) INTO v_prices
  FROM jsonb_to_recordset(p_prices) AS p (id text, ticket_price_paise integer, price_paise integer)
  JOIN categories c ON c.event_id = p_event_id AND c.id = p.id
  WHERE (c.ticket_price_paise, c.price_paise) <> (p.ticket_price_paise, p.price_paise);
  IF v_prices IS NOT NULL AND EXISTS (
    SELECT 1
    FROM jsonb_to_recordset(p_prices) AS p (id text, ticket_price_paise integer, price_paise integer)
    JOIN categories c ON c.event_id = p_event_id AND c.id = p.id
    JOIN bookings b ON b.event_id = p_event_id AND b.category_id = p.id
    WHERE (c.ticket_price_paise, c.price_paise) <> (p.ticket_price_paise, p.price_paise)
  ) THEN
    RETURN 'prices_frozen';
  END IF;

  SELECT string_agg(name, ', ' ORDER BY position) INTO v_removed
  FROM categories WHERE event_id = p_event_id AND id = ANY (p_removed_ids);
  DELETE FROM category_capacity WHERE event_id = p_event_id AND category_id = ANY (p_removed_ids);
  DELETE FROM categories WHERE event_id = p_event_id AND id = ANY (p_removed_ids);
  UPDATE categories c
  SET ticket_price_paise = p.ticket_price_paise, price_paise = p.price_paise, platform_fee_paise = p.platform_fee_paise
  FROM jsonb_to_recordset(p_prices) AS p (id text, ticket_price_paise integer, price_paise integer, platform_fee_paise integer)
  WHERE c.event_id = p_event_id AND c.id = p.id;

  IF p_entry IS NOT NULL AND coalesce(v_removed, v_prices) IS NOT NULL
    AND EXISTS (SELECT 1 FROM events WHERE id = p_event_id AND state <> 'draft') THEN
    PERFORM record_audit_entry(p_event_id, p_entry || jsonb_build_object('facts', jsonb_build_object(
      'removed', v_removed, 'prices', v_prices
    )), v_now);
  END IF;
  RETURN 'changed';
END $$;
