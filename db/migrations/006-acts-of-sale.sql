-- They tell who asked from here on; the former signatures would be others of the same name.
DROP FUNCTION IF EXISTS change_event_state(text, text, timestamptz);
DROP FUNCTION IF EXISTS change_capacity(text, integer, jsonb, timestamptz);
