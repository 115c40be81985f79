\set number random(1, 1000000)
\set reference random(0, 17592186044415)
\set ticket_high random(0, 17592186044415)
\set ticket_low random(0, 17592186044415)
BEGIN;
SELECT capacity - called - held - confirmed AS free FROM event_capacity WHERE event_id = :event FOR UPDATE \gset
\if :free > 0
INSERT INTO bookings (event_id, id, category_id, reference, state, ticket_id, queue_number, amount_paise, platform_fee_paise, hold_expires_at, kept_until, created_at) VALUES (:event, 'bkg_' || lpad(nextval('pgbench_holds')::text, 25, '0'), 'cat_full', lpad(to_hex(:reference::bigint), 11, '0'), 'held', lpad(to_hex(:ticket_high::bigint), 11, '0') || lpad(to_hex(:ticket_low::bigint), 11, '0'), :number::bigint, 152500, 2500, now() + interval '5 minutes', now() + interval '5 minutes', now());
UPDATE event_capacity SET held = held + 1 WHERE event_id = :event;
\endif
COMMIT;
