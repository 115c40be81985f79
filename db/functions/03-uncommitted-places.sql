-- Free places of the categories that the public is shown.
CREATE OR REPLACE FUNCTION public_places(p_event_id text) RETURNS integer
LANGUAGE sql VOLATILE AS $$
  SELECT coalesce(sum(c.capacity - c.held - c.confirmed), 0)::integer FROM category_capacity c
  WHERE c.event_id = p_event_id
    AND NOT EXISTS (SELECT 1 FROM categories n WHERE n.event_id = p_event_id AND n.id = c.category_id AND n.is_hidden)
$$;

-- Places that nobody was promised by a call: free in the event and, after everybody who was called has taken one, still free in
-- some category that the public is shown. Read under the lock of lock_capacity.
CREATE OR REPLACE FUNCTION uncalled_places(p_event_id text) RETURNS integer
LANGUAGE sql VOLATILE AS $$
  SELECT least(e.capacity - e.called - e.held - e.confirmed, public_places(p_event_id) - e.called)::integer
  FROM event_capacity e
  WHERE e.event_id = p_event_id
$$;

-- Those of them that are not still to be offered to the waitlist; everybody but a claim and an offer may use only these.
CREATE OR REPLACE FUNCTION uncommitted_places(p_event_id text) RETURNS integer
LANGUAGE sql VOLATILE AS $$
  SELECT uncalled_places(p_event_id) - coalesce((SELECT offers_owed FROM waiting_rooms WHERE event_id = p_event_id), 0)
$$;

-- The same for somebody who will be in a certain category: whoever is called takes no place in a hidden one.
CREATE OR REPLACE FUNCTION uncommitted_places(p_event_id text, p_category_id text) RETURNS integer
LANGUAGE sql VOLATILE AS $$
  SELECT CASE WHEN n.is_hidden THEN e.capacity - e.called - e.held - e.confirmed ELSE uncommitted_places(p_event_id) END
  FROM event_capacity e, categories n
  WHERE e.event_id = p_event_id AND n.event_id = p_event_id AND n.id = p_category_id
$$;
