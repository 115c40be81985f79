import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase, openPool } from "#platform/database.ts";
import { createTestDatabase } from "#tests/setup/database.ts";

let db: Database;
beforeAll(async () => {
  db = openDatabase(openPool(await createTestDatabase(), 2));
  await sql`INSERT INTO audit_log (event_id, id, action, subject, done_by, done_at, facts) VALUES
    ('evt_1', 'aud_1', 'pause_sale', 'evt_1', 'asha@club.example', now(), '{"from": false, "to": true}'),
    ('evt_1', 'aud_2', 'correct_booking', 'bkg_1', 'asha@club.example', now(),
     '{"changes": [{"field": "name", "from": "Ravi", "to": "Ravi K"}], "reason": "typo"}')`.execute(db);
});
afterAll(() => db.destroy());

const rows = async () => (await sql`SELECT * FROM audit_log ORDER BY id`.execute(db)).rows;

test("no entry is changed, deleted or emptied away, by whatever statement", async () => {
  const before = await rows();
  const attempts = [
    sql`UPDATE audit_log SET done_by = 'nobody'`,
    sql`UPDATE audit_log SET facts = '{}' WHERE id = 'aud_1'`,
    sql`UPDATE audit_log SET facts = '{}' WHERE id = 'aud_2'`,
    sql`UPDATE audit_log SET facts = jsonb_set(facts, '{changes}', '[]'), done_by = 'nobody' WHERE id = 'aud_2'`,
    sql`DELETE FROM audit_log WHERE id = 'aud_1'`,
    sql`DELETE FROM audit_log`,
    sql`TRUNCATE audit_log`,
    sql`INSERT INTO audit_log SELECT * FROM audit_log ON CONFLICT (event_id, id) DO UPDATE SET done_by = 'nobody'`,
  ];
  for (const attempt of attempts) await expect(attempt.execute(db)).rejects.toThrow("the audit log is only added to");
  expect(await rows()).toEqual(before);
});

test("an erasure empties what an entry says about the rider, and no more", async () => {
  const erase = (change: RawBuilder<unknown>) =>
    db.transaction().execute(async (tx) => {
      await sql`SELECT set_config('startline.erasing', 'on', true)`.execute(tx);
      await change.execute(tx);
    });
  await erase(sql`UPDATE audit_log SET facts = jsonb_set(facts, '{changes}', '[]') WHERE id = 'aud_2'`);
  expect(await rows()).toMatchObject([{ id: "aud_1" }, { id: "aud_2", facts: { changes: [], reason: "typo" } }]);
  for (const more of [
    sql`UPDATE audit_log SET facts = '{}' WHERE id = 'aud_1'`,
    sql`UPDATE audit_log SET facts = jsonb_set(facts, '{reason}', '"another"') WHERE id = 'aud_2'`,
    sql`UPDATE audit_log SET facts = jsonb_set(facts, '{changes}', '[{"field": "name", "from": "Asha", "to": null}]')
      WHERE id = 'aud_2'`,
  ]) {
    await expect(erase(more)).rejects.toThrow("only added to");
  }
  await expect(erase(sql`UPDATE audit_log SET done_by = 'nobody' WHERE id = 'aud_2'`)).rejects.toThrow("only added to");
  await expect(erase(sql`DELETE FROM audit_log WHERE id = 'aud_2'`)).rejects.toThrow("only added to");
});

test("without the trigger an entry could be changed", async () => {
  await sql`ALTER TABLE audit_log DISABLE TRIGGER audit_log_is_only_added_to`.execute(db);
  await sql`UPDATE audit_log SET done_by = 'nobody' WHERE id = 'aud_1'`.execute(db);
  await sql`ALTER TABLE audit_log ENABLE TRIGGER audit_log_is_only_added_to`.execute(db);
  expect((await rows())[0]).toMatchObject({ done_by: "nobody" });
});
