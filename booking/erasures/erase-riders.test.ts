import { sql } from "kysely";
import { expect, test } from "vitest";
import { addMinutes } from "#platform/clock.ts";
import { add } from "#tests/builders/added-rider.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { anEventToRehearse, aRehearsal, DIRECTOR } from "#tests/builders/rehearsal.ts";
import { openTestStartline } from "#tests/setup/startline.ts";
import { ERASE_AFTER_DAYS, eraseAt } from "../events/retention.ts";
import { endRehearsal } from "../rehearsals/end-rehearsal.ts";
import { eraseRiders } from "./erase-riders.ts";
import { readErasedAt } from "./read-erasure.ts";

const { startline, close } = await openTestStartline();
const { db } = startline;

async function anEventThatBegan(startsAt: Date, riders: number) {
  const event = await anEventOnSale(startline, { capacity: riders + 1 });
  for (let each = 0; each < riders; each += 1) await add(startline, event, { name: "Meera Joshi" });
  await sql`UPDATE events SET starts_at = ${startsAt} WHERE id = ${event.id}`.execute(db);
  const counted = async () => {
    const { rows } = await sql<{ named: number; keyed: number; confirmed: number; notes: number; entries: number }>`
      SELECT
        (SELECT count(*)::integer FROM participants WHERE event_id = ${event.id} AND (name = 'Meera Joshi' OR phone <> '' OR email <> '')) AS named,
        (SELECT count(*)::integer FROM bookings WHERE event_id = ${event.id} AND (phone_key IS NOT NULL OR email_key IS NOT NULL)) AS keyed,
        (SELECT count(*)::integer FROM bookings WHERE event_id = ${event.id} AND state = 'confirmed') AS confirmed,
        (SELECT count(*)::integer FROM booking_notes WHERE event_id = ${event.id} AND text <> '') AS notes,
        (SELECT count(*)::integer FROM audit_log WHERE event_id = ${event.id} AND action = 'erase_riders') AS entries`.execute(
      db,
    );
    return rows[0];
  };
  return { event, counted };
}

test("whoever waited for a place of the event is erased with its riders, and nobody else", async () => {
  const startsAt = new Date("2025-03-02T00:00:00Z");
  const [{ event }, { event: later }] = [await anEventThatBegan(startsAt, 1), await anEventThatBegan(new Date(), 1)];
  for (const { id } of [event, later])
    for (const nth of [1, 2, 3])
      await sql`INSERT INTO waitlist_entries (event_id, id, position, request_id, category_id, name, phone, email, email_key, language, joined_at)
        VALUES (${id}, ${`wle_${nth}`}, ${nth}, ${`${nth}`}, 'cat_full', 'Ravi', ${`${nth}`}, ${`${nth}`}, ${`${nth}`}, 'en', now())`.execute(
        db,
      );
  const clock = { ...startline.clock, now: () => addMinutes(eraseAt(startsAt), 1) };
  while ((await eraseRiders({ db, clock }, 2)) > 0);
  const { rows } = await sql<{
    name: string;
    phone: string;
  }>`SELECT DISTINCT name, phone, email, email_key FROM waitlist_entries
    WHERE event_id = ${event.id}`.execute(db);
  expect(rows).toEqual([{ name: "Erased", phone: "", email: "", email_key: "" }]);
  expect(await readErasedAt(db, event.id)).not.toBeNull();
  const { rows: others } =
    await sql`SELECT 1 FROM waitlist_entries WHERE event_id = ${later.id} AND name = 'Ravi'`.execute(db);
  expect(others).toHaveLength(3);
});

test("a year and a day after the event its riders are erased, batch by batch, once, by whoever comes", async () => {
  const startsAt = new Date("2025-02-02T00:00:00Z");
  const { event, counted } = await anEventThatBegan(startsAt, 5);
  const at = (minutes: number) => ({ ...startline.clock, now: () => addMinutes(eraseAt(startsAt), minutes) });
  await sql`INSERT INTO booking_notes (event_id, id, booking_id, press, text, written_by, written_at)
    SELECT event_id, 'nte_' || id, id, 'press', 'Diabetic', 'asha@startline.example', now() FROM bookings
    WHERE event_id = ${event.id} LIMIT 1`.execute(db);
  await sql`INSERT INTO audit_log (event_id, id, action, subject, done_by, done_at, facts)
    SELECT event_id, 'aud_' || id, 'correct_booking', id, 'asha@startline.example', now(),
      '{"changes": [{"field": "email", "from": "meera@exmaple.com", "to": "meera@example.com"}]}' FROM bookings
    WHERE event_id = ${event.id} LIMIT 1`.execute(db);

  await sql`INSERT INTO attention_items (event_id, id, kind, subject, booking_id, facts, opened_at, seen_at)
    SELECT event_id, 'att_' || id, 'message_failed', id, booking_id, '{"reason": "no mailbox meera@example.com"}', now(), now()
    FROM messages WHERE event_id = ${event.id} LIMIT 1`.execute(db);
  await sql`UPDATE messages SET state = 'failed', last_error = 'no mailbox meera@example.com'
    WHERE event_id = ${event.id}`.execute(db);
  await sql`INSERT INTO audit_log (event_id, id, action, subject, done_by, done_at, facts)
    SELECT event_id, 'aud_' || id, 'resend_messages', id, 'asha@startline.example', now(), '{"note": "meera says yes", "count": 1}'
    FROM messages WHERE event_id = ${event.id} LIMIT 1`.execute(db);

  expect(await eraseRiders({ db, clock: at(-1) })).toBe(0);
  expect(await counted()).toMatchObject({ named: 5, keyed: 5, notes: 1 });

  expect(await eraseRiders({ db, clock: at(1) }, 2)).toBe(2);
  expect(await readErasedAt(db, event.id)).toBeNull();
  while ((await eraseRiders({ db, clock: at(2) }, 2)) > 0);
  await Promise.all([1, 2].map(() => eraseRiders({ db, clock: at(3) })));
  expect(await counted()).toEqual({ named: 0, keyed: 0, confirmed: 5, notes: 0, entries: 1 });
  expect(await readErasedAt(db, event.id)).not.toBeNull();

  const { rows } = await sql<{ log: string }>`SELECT string_agg(facts::text, ' ') AS log FROM audit_log
    WHERE event_id = ${event.id}
    UNION ALL SELECT string_agg(facts::text, ' ') FROM attention_items WHERE event_id = ${event.id}
    UNION ALL SELECT string_agg(m::text, ' ') FROM messages m WHERE event_id = ${event.id}`.execute(db);
  expect(rows).toHaveLength(3);
  expect(rows[0]?.log).toContain('"field": "email"');
  for (const { log } of rows) for (const word of ["meera", "Doctor"]) expect(log).not.toContain(word);

  // Whoever is added afterwards is erased by the next round.
  await add(startline, event, { name: "Meera Joshi" });
  expect(await counted()).toMatchObject({ named: 1 });
  expect(await eraseRiders({ db, clock: at(4) })).toBe(1);
  expect(await counted()).toMatchObject({ named: 0, keyed: 0 });
});

test("what was typed into a rehearsal is erased a week after its sale, however far its event is", async () => {
  const { db, clock } = startline;
  const later = (days: number) => ({ ...clock, now: () => addMinutes(clock.now(), days * 24 * 60) });
  const named = async ({ id }: { id: string }) => {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::integer AS count FROM participants WHERE event_id = ${id} AND email <> ''`.execute(db);
    return rows[0]?.count;
  };
  const ended = await aRehearsal(startline);
  const open = await aRehearsal(startline, {
    of: await anEventToRehearse(startline, { opensInMinutes: 20 * 24 * 60 - 60 }),
  });
  for (const rehearsal of [ended, open]) {
    await add(startline, rehearsal);
    await add(startline, rehearsal.of);
  }
  await endRehearsal(startline, ended.of.id, DIRECTOR);
  const erase = async (days: number) => {
    while ((await eraseRiders({ db, clock: later(days) })) > 0);
    return [await named(ended), await named(open)];
  };
  expect(await erase(6.9)).toEqual([1, 1]);
  // The other's day of being open has to pass first.
  expect(await erase(7.1)).toEqual([0, 1]);
  expect(await erase(8.1)).toEqual([0, 0]);
  expect([await named(ended.of), await named(open.of)]).toEqual([1, 1]);
});

test("an event of this year keeps its riders", async () => {
  const startsAt = addMinutes(startline.clock.now(), -(ERASE_AFTER_DAYS - 1) * 24 * 60);
  const { event, counted } = await anEventThatBegan(startsAt, 1);
  await eraseRiders({ db, clock: startline.clock });
  expect(await counted()).toMatchObject({ named: 1 });
  expect(await readErasedAt(db, event.id)).toBeNull();
  await close();
});
