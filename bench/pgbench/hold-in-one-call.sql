\set number random(1, 1000000)
\set reference random(0, 17592186044415)
\set ticket_high random(0, 17592186044415)
\set ticket_low random(0, 17592186044415)
SELECT pgbench_hold(:event, 'bkg_' || lpad(nextval('pgbench_holds')::text, 25, '0'), lpad(to_hex(:reference::bigint), 11, '0'), lpad(to_hex(:ticket_high::bigint), 11, '0') || lpad(to_hex(:ticket_low::bigint), 11, '0'), :number::bigint);
