import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Claims } from "#booking/bookings/claims.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { callFunction } from "#platform/database.ts";
import { newRowId, randomText } from "#platform/ids.ts";
import { tickWith } from "#tests/builders/called-numbers.ts";
import { aSoldOutEvent, type SoldOutEvent } from "#tests/builders/sold-out-event.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { openTestStartline, type TestStartline } from "#tests/setup/startline.ts";

const NOON = new Date("2026-12-07T06:30:00Z");
const HOUR_MS = 3_600_000;
const clock = testClock(NOON);
let opened: TestStartline;
beforeAll(async () => {
  opened = await openTestStartline(clock);
});
beforeEach(() => clock.set(NOON));
afterAll(() => opened.close());

const deps = () => opened.startline;
const soldIn = (event: SoldOutEvent, categoryId: string) =>
  event.sold.find((booking) => booking.categoryId === categoryId)?.id as string;
const offeredUntil = async (event: SoldOutEvent, entryId: string) => (await event.entry(entryId)).offer?.until;

async function claim(event: SoldOutEvent, number: number, categoryId: string): Promise<string> {
  const turn = { eventId: event.id, ticketId: ticketIdOf(randomText(30)), number };
  const answer = await new Claims(deps()).claim(turn, categoryId);
  return answer.granted ? "held" : answer.because;
}

/** Sold out; somebody waits for the one ride, and a place of the other came back and is held by number 3, behind whom number 4 waits. */
async function aQueueForTheOtherRide({ isHidden = false } = {}): Promise<SoldOutEvent> {
  const event = await aSoldOutEvent(deps(), { sold: { cat_a: 1, cat_b: 1 } });
  await event.wait({ categoryId: "cat_a" });
  await sql`UPDATE categories SET is_hidden = ${isHidden} WHERE event_id = ${event.id} AND id = 'cat_a'`.execute(
    deps().db,
  );
  await event.cancel(soldIn(event, "cat_b"));
  await tickWith(deps(), event.id, { epoch: 1, issued: 4 });
  expect(await claim(event, 3, "cat_b")).toBe("held");
  return event;
}

test.each([false, true])(
  "who waits for another ride (hidden: %s) takes nobody's hope in the queue, and nobody joins before them",
  async (isHidden) => {
    const event = await aQueueForTheOtherRide({ isHidden });
    expect(await claim(event, 4, "cat_b")).toBe("not_called");
    expect(await event.join({ categoryId: "cat_b" })).toMatchObject({ joined: false, because: "not_sold_out" });
  },
);

test("an offer ends with the sale and with the start, also where an organizer moves one of them", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 } });
  const entry = await event.wait();
  await event.cancel(soldIn(event, "cat_full"));
  expect(await offeredUntil(event, entry)).toEqual(new Date(NOON.getTime() + 12 * HOUR_MS));
  const [end, start] = [4, 3].map((hours) => new Date(NOON.getTime() + hours * HOUR_MS));
  await sql`UPDATE events SET closes_at = ${end} WHERE id = ${event.id}`.execute(deps().db);
  expect(await offeredUntil(event, entry)).toEqual(end);
  await sql`UPDATE events SET starts_at = ${start} WHERE id = ${event.id}`.execute(deps().db);
  expect(await offeredUntil(event, entry)).toEqual(start);
});

test("time that is given back keeps no offer open past the end of the sale", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 }, closesInMinutes: 120 });
  const entry = await event.wait();
  await event.cancel(soldIn(event, "cat_full"));
  await sql`SELECT give_time_back(${new Date(NOON.getTime() + 60_000)}, interval '5 hours')`.execute(deps().db);
  expect(await offeredUntil(event, entry)).toEqual(new Date(NOON.getTime() + 2 * HOUR_MS));
});

test("many places are offered in parts, and what is still to be offered nobody else gets", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 } });
  const rows = Array.from({ length: 450 }, (_, place) => ({ id: newRowId("wle", event.id), place: place + 1 }));
  await sql`
    INSERT INTO waitlist_entries (event_id, id, position, request_id, category_id, name, phone, email, email_key, language, joined_at)
    SELECT ${event.id}, e ->> 'id', (e ->> 'place')::bigint, e ->> 'id', 'cat_full', e ->> 'id', e ->> 'id', e ->> 'id', e ->> 'id', 'en', now()
    FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) e`.execute(deps().db);
  const counts = async () => {
    const { rows } = await sql<{ held: number; uncommitted: number }>`
      SELECT held, uncommitted_places(event_id) AS uncommitted FROM event_capacity WHERE event_id = ${event.id}`.execute(
      deps().db,
    );
    return rows[0];
  };
  await callFunction(deps().pool, "change_capacity", [
    event.id,
    501,
    JSON.stringify([{ id: "cat_full", capacity: 501 }]),
    clock.databaseNow(),
  ]);
  // Each function that takes a place sweeps first.
  const seen = [await counts()];
  while (seen.length < 4 && (seen.at(-1)?.held ?? 0) < 450) {
    expect(seen.at(-1)?.uncommitted).toBe(0);
    expect(await claim(event, 3, "cat_full")).not.toBe("held");
    seen.push(await counts());
  }
  expect(seen.map((each) => each?.held)).toEqual([200, 400, 450]);
  expect(seen.at(-1)?.uncommitted).toBe(50);
});
