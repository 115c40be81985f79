-- Whether the sale was over some time ago and is on now.
CREATE OR REPLACE FUNCTION may_start_new_sale(p_room waiting_rooms, p_event events, p_now timestamptz) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(p_room.closed_at IS NOT NULL OR p_room.closes_at <= p_now, false)
         AND p_event.state = 'published' AND p_now < p_event.closes_at
$$;
