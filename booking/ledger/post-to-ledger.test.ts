import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase, openPool } from "#platform/database.ts";
import { newEventId } from "#platform/ids.ts";
import { createTestDatabase } from "#tests/setup/database.ts";

let db: Database;
beforeAll(async () => {
  db = openDatabase(openPool(await createTestDatabase(), 2));
});
afterAll(() => db.destroy());

type Entry = { account: string; amountPaise: number };

const post = (eventId: string, posting: string, entries: Entry[]) =>
  sql`SELECT post_to_ledger(${eventId}, 'bkg_1', ${JSON.stringify([{ posting, entries }])}::jsonb, now())`.execute(db);

async function entriesOf(eventId: string): Promise<unknown[]> {
  const { rows } = await sql`SELECT posting, account, booking_id, amount_paise FROM ledger_entries
    WHERE event_id = ${eventId} ORDER BY account`.execute(db);
  return rows;
}

const CAPTURE = [
  { account: "gateway_balance", amountPaise: 1000 },
  { account: "participant_funds", amountPaise: -1000 },
];

test("a posting is written once, whatever is said of it later, and accounts that get nothing have no entry", async () => {
  const eventId = newEventId();
  await post(eventId, "capture:pay_1", [...CAPTURE, { account: "platform_fee", amountPaise: 0 }]);
  const written = await entriesOf(eventId);
  expect(written).toEqual(
    CAPTURE.map(({ account, amountPaise }) => ({
      posting: "capture:pay_1",
      account,
      booking_id: "bkg_1",
      amount_paise: amountPaise,
    })),
  );

  await post(
    eventId,
    "capture:pay_1",
    CAPTURE.map((entry) => ({ ...entry, amountPaise: 2 * entry.amountPaise })),
  );
  expect(await entriesOf(eventId)).toEqual(written);
});

test("a posting that does not sum to zero is refused whole", async () => {
  const eventId = newEventId();
  await expect(post(eventId, "capture:pay_2", CAPTURE.slice(0, 1))).rejects.toThrow("does not sum to zero");
  expect(await entriesOf(eventId)).toEqual([]);
});
