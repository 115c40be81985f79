import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase, openPool } from "#platform/database.ts";
import { anOutbox, OUTBOX_START } from "#tests/builders/outbox.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { claimMessage } from "./messages.sql.ts";

let db: Database;
beforeAll(async () => {
  db = openDatabase(openPool(await createTestDatabase(), 1));
});
afterAll(() => db.destroy());

/** How often PostgreSQL has asked by now whether a message would not be true any more. */
async function countJudged(): Promise<number> {
  await sql`SELECT pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ calls: number }>`
    SELECT calls FROM pg_stat_user_functions WHERE funcname = 'is_message_obsolete'`.execute(db);
  return rows[0]?.calls ?? 0;
}

test("a claim judges the one message that it takes, however many are due, without statistics and with them", async () => {
  const outbox = await anOutbox(db);
  await outbox.enqueue("email");
  await sql`SET track_functions = 'all'`.execute(db);
  // As of bookings without number; the claims below take the ones that have been due longest.
  await sql`SET session_replication_role = replica`.execute(db);
  await sql`
    INSERT INTO messages (event_id, id, booking_id, kind, channel, next_attempt_at, created_at)
    SELECT event_id, 'more_' || n, 'booking_' || n, kind, channel, next_attempt_at, created_at
    FROM messages, generate_series(1, 500) n`.execute(db);

  const judged: number[] = [];
  for (const analyze of [false, true]) {
    if (analyze) await sql`ANALYZE messages`.execute(db);
    const before = await countJudged();
    const claimed = await claimMessage(db, { channel: "email", now: OUTBOX_START, leaseSeconds: 60 });
    expect(claimed).toMatchObject({ attempts: 1 });
    judged.push((await countJudged()) - before);
  }

  expect(judged).toEqual([1, 1]);
});
