-- Places that nobody was promised: free in the event and, after everybody who was called has taken one, still free in
-- some category. Read under the lock of lock_capacity; everybody but a claim may use only these.
CREATE OR REPLACE FUNCTION uncommitted_places(p_event_id text) RETURNS integer
LANGUAGE sql VOLATILE AS $$
  SELECT least(e.capacity - e.called - e.held - e.confirmed, c.free - e.called)::integer
  FROM event_capacity e,
       (SELECT coalesce(sum(capacity - held - confirmed), 0) AS free FROM category_capacity WHERE event_id = p_event_id) c
  WHERE e.event_id = p_event_id
$$;
