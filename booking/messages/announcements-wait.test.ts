import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addSeconds } from "#platform/clock.ts";
import { type Database, openDatabase, openPool } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import { anOutbox, OUTBOX_START } from "#tests/builders/outbox.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { claimMessage } from "./messages.sql.ts";

let db: Database;
beforeAll(async () => {
  db = openDatabase(openPool(await createTestDatabase(), 2));
});
afterAll(() => db.destroy());

const claim = () => claimMessage(db, { channel: "email", now: addSeconds(OUTBOX_START, 10), leaseSeconds: 60 });
const idOf = (claimed: Awaited<ReturnType<typeof claim>>) => (claimed && claimed !== "obsolete" ? claimed.id : claimed);
const announcement = { kind: "announcement" as const, about_id: "ann_1" };

test("a ticket that comes due after a mass of announcements goes before them", async () => {
  const outbox = await anOutbox(db);
  const waiting = await outbox.enqueue("email", announcement);
  const ticket = await outbox.enqueue("email", { next_attempt_at: addSeconds(OUTBOX_START, 9) });
  expect([idOf(await claim()), idOf(await claim()), idOf(await claim())]).toEqual([ticket, waiting, null]);
});

test("a rider's ticket does not wait for an announcement to the same rider that was enqueued before it", async () => {
  const outbox = await anOutbox(db);
  const booking_id = newRowId("bkg", outbox.eventId);
  const waiting = await outbox.enqueue("email", { ...announcement, booking_id });
  const ticket = await outbox.enqueue("email", { booking_id, created_at: addSeconds(OUTBOX_START, 5) });
  expect(idOf(await claim())).toBe(ticket);
  // One at a time: the announcement waits until the ticket is out.
  expect(await claim()).toBeNull();
  await sql`UPDATE messages SET state = 'sent', leased_until = NULL WHERE id = ${ticket}`.execute(db);
  expect(idOf(await claim())).toBe(waiting);
});

test("what the former release asks for is never an announcement, which it could not write", async () => {
  const outbox = await anOutbox(db);
  await outbox.enqueue("email", announcement);
  const { rows } = await sql`
    SELECT * FROM claim_message('email', ${addSeconds(OUTBOX_START, 10)}::timestamptz, interval '1 minute')`.execute(
    db,
  );
  expect(rows).toEqual([]);
});

test("however many announcements wait, a claim reads a handful of rows", async () => {
  const outbox = await anOutbox(db);
  await outbox.enqueue("email", announcement);
  await sql`
    INSERT INTO messages (event_id, id, booking_id, kind, about_id, channel, next_attempt_at, created_at)
    SELECT event_id, 'more_' || n, 'booking_' || n, kind, about_id, channel, next_attempt_at, created_at
    FROM messages, generate_series(1, 20000) n`.execute(db);
  const ticket = await outbox.enqueue("email", { next_attempt_at: addSeconds(OUTBOX_START, 9) });
  await sql`ANALYZE messages`.execute(db);
  for (const turn of [1, 2]) {
    const { rows } = await sql`
      EXPLAIN (FORMAT JSON) SELECT id FROM messages
      WHERE state = 'queued' AND channel = 'email' AND CASE WHEN kind = 'announcement' THEN 2 ELSE 1 END = ${turn}
        AND next_attempt_at <= ${addSeconds(OUTBOX_START, 10)}::timestamptz
      ORDER BY next_attempt_at LIMIT 1`.execute(db);
    expect(JSON.stringify(rows)).toContain("messages_due_by_turn");
  }
  const began = performance.now();
  expect(idOf(await claim())).toBe(ticket);
  for (let each = 0; each < 20; each += 1) await claim();
  expect(performance.now() - began).toBeLessThan(3000);
});
