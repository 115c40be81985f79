-- What the watch asks each minute: when the last webhook came, when the last payment was captured, and what is old.
CREATE INDEX webhook_deliveries_received ON webhook_deliveries (received_at);
CREATE INDEX payments_captured ON payments (captured_at) WHERE captured_at IS NOT NULL;

-- What was done about one booking.
CREATE INDEX acts_of_subject ON acts (event_id, subject);
