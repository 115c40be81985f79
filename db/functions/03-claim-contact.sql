-- What makes two riders of one phone or email the same person: the name, whatever its case, its spaces and its width.
CREATE OR REPLACE FUNCTION name_key_of(p_name text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT lower(regexp_replace(normalize(btrim(p_name), NFKC), '\s+', ' ', 'g'))
$$;

-- Whether a booking may have this phone and email, and as which of their bookings: as many of each may be paying or confirmed as the
-- event allows, and each rider only once. A slot is null where the phone, or the email, has no other to give. by_booking_id: one of those
-- in the way. p_others: bookings that count beside those. p_at: what is kept no longer than until then does not count.
-- Under the lock of lock_capacity nobody else takes a slot meanwhile; without it, unique indexes refuse the later one.
CREATE OR REPLACE FUNCTION claim_contact(
  p_event_id text, p_booking_id text, p_phone text, p_email_key text, p_name text, p_others text[] DEFAULT '{}',
  p_at timestamptz DEFAULT NULL,
  OUT is_taken boolean, OUT is_same_rider boolean, OUT by_booking_id text, OUT phone_slot integer, OUT email_slot integer
)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  v_limit integer;
  v_name_key text := name_key_of(p_name);
  v_by_phone integer[];
  v_by_email integer[];
  v_same_rider text;
  v_one text;
BEGIN
  SELECT bookings_per_contact INTO STRICT v_limit FROM events WHERE id = p_event_id;
  SELECT coalesce(array_agg(b.phone_slot) FILTER (WHERE b.has_phone), '{}'),
         coalesce(array_agg(b.email_slot) FILTER (WHERE b.has_email), '{}'),
         min(b.id) FILTER (WHERE b.name_key = v_name_key), min(b.id)
  INTO v_by_phone, v_by_email, v_same_rider, v_one
  FROM (
    SELECT l.id, l.phone_slot, l.email_slot, l.name_key, l.phone_key = p_phone AS has_phone, l.email_key = p_email_key AS has_email
    FROM bookings l
    WHERE l.event_id = p_event_id AND l.id <> p_booking_id AND l.state IN ('paying', 'confirmed')
      AND (l.phone_key = p_phone OR l.email_key = p_email_key)
      AND (p_at IS NULL OR l.state = 'confirmed' OR l.kept_until > p_at)
    UNION ALL
    SELECT o.booking_id, NULL, NULL, name_key_of(o.name), o.phone = p_phone, o.email_key = p_email_key
    FROM participants o WHERE o.event_id = p_event_id AND o.booking_id = ANY (p_others)
  ) b;
  SELECT min(s) INTO phone_slot FROM generate_series(1, v_limit) s
  WHERE cardinality(v_by_phone) < v_limit AND s <> ALL (array_remove(v_by_phone, NULL));
  SELECT min(s) INTO email_slot FROM generate_series(1, v_limit) s
  WHERE cardinality(v_by_email) < v_limit AND s <> ALL (array_remove(v_by_email, NULL));
  is_same_rider := v_same_rider IS NOT NULL;
  is_taken := is_same_rider OR phone_slot IS NULL OR email_slot IS NULL;
  by_booking_id := CASE WHEN is_taken THEN coalesce(v_same_rider, v_one) END;
END $$;
