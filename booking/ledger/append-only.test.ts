import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase, openPool } from "#platform/database.ts";
import { createTestDatabase } from "#tests/setup/database.ts";

let db: Database;
const postings = JSON.stringify([
  {
    posting: "capture:pay_1",
    entries: [
      { account: "gateway_balance", amountPaise: 152_500 },
      { account: "participant_funds", amountPaise: -152_500 },
    ],
  },
]);
const post = (eventId: string) =>
  sql`SELECT post_to_ledger(${eventId}, 'bkg_1', ${postings}::jsonb, now())`.execute(db);
const rows = async () => (await sql`SELECT * FROM ledger_entries ORDER BY event_id, account`.execute(db)).rows;

beforeAll(async () => {
  db = openDatabase(openPool(await createTestDatabase(), 2));
  await post("evt_1");
});
afterAll(() => db.destroy());

test("no line of the ledger is changed, deleted or emptied away, also not in an erasure", async () => {
  const before = await rows();
  expect(before).toHaveLength(2);
  const attempts = [
    sql`UPDATE ledger_entries SET amount_paise = 0`,
    sql`UPDATE ledger_entries SET booking_id = 'bkg_2' WHERE account = 'gateway_balance'`,
    sql`DELETE FROM ledger_entries WHERE event_id = 'evt_1'`,
    sql`TRUNCATE ledger_entries`,
    sql`INSERT INTO ledger_entries SELECT * FROM ledger_entries
      ON CONFLICT ON CONSTRAINT posting_written_once DO UPDATE SET amount_paise = 0`,
  ];
  for (const attempt of attempts) {
    await expect(attempt.execute(db)).rejects.toThrow("the ledger is only added to");
    const erasing = db.transaction().execute(async (tx) => {
      await sql`SELECT set_config('startline.erasing', 'on', true)`.execute(tx);
      await attempt.execute(tx);
    });
    await expect(erasing).rejects.toThrow("the ledger is only added to");
  }
  expect(await rows()).toEqual(before);
});

test("posting again writes nothing, and another posting is a line beside", async () => {
  await post("evt_1");
  expect(await rows()).toHaveLength(2);
  await post("evt_2");
  expect(await rows()).toHaveLength(4);
});

test("without the trigger a line could be changed", async () => {
  await sql`ALTER TABLE ledger_entries DISABLE TRIGGER ledger_is_only_added_to`.execute(db);
  await sql`UPDATE ledger_entries SET amount_paise = 1 WHERE event_id = 'evt_1'`.execute(db);
  await sql`ALTER TABLE ledger_entries ENABLE TRIGGER ledger_is_only_added_to`.execute(db);
  expect(await rows()).toContainEqual(expect.objectContaining({ event_id: "evt_1", amount_paise: 1 }));
});
