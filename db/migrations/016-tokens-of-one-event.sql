-- An export token opens one event, or all where it is null.
ALTER TABLE api_tokens ADD COLUMN event_id text;
