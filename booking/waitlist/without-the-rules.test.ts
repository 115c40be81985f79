import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Claims } from "#booking/bookings/claims.ts";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { randomText } from "#platform/ids.ts";
import { callFirst, tickWith } from "#tests/builders/called-numbers.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { aSoldOutEvent } from "#tests/builders/sold-out-event.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aPerson } from "#tests/builders/visitor.ts";
import { runWithoutText } from "#tests/money/without-protection/switch-off.ts";
import { openTestStartline, type TestStartline } from "#tests/setup/startline.ts";
import { readEvent } from "../events/read-event.ts";
import { joinWaitlist } from "./join-waitlist.ts";

// Each rule is taken out of this file's own database: what it keeps from happening then happens.

const clock = testClock(new Date("2026-12-07T06:30:00Z"));
let opened: TestStartline;
beforeAll(async () => {
  opened = await openTestStartline(clock);
});
afterAll(() => opened.close());

/** Somebody waits; then a place comes back, and before anything else a newcomer claims it. */
async function whoGetsIt(): Promise<string> {
  const { startline } = opened;
  const event = await aSoldOutEvent(startline, { sold: { cat_full: 2 } });
  const entry = await event.wait();
  // As a function of the release before gives a place back: it knows of no waitlist.
  await sql`UPDATE bookings SET state = 'cancelled', ended_at = now() WHERE id = ${event.sold[0]?.id}`.execute(
    startline.db,
  );
  for (const table of [sql`event_capacity`, sql`category_capacity`])
    await sql`UPDATE ${table} SET confirmed = confirmed - 1 WHERE event_id = ${event.id}`.execute(startline.db);
  await tickWith(startline, event.id, { epoch: 1, issued: 3 });
  const turn = { eventId: event.id, ticketId: ticketIdOf(randomText(30)), number: 3 };
  const answer = await new Claims(startline).claim(turn, event.categoryId);
  if (answer.granted) return "the newcomer";
  return (await event.entry(entry)).state === "offered" ? "whoever waited" : "nobody";
}

test("because every function sweeps first and the sweep offers, nobody comes before the waitlist", async () => {
  expect(await whoGetsIt()).toBe("whoever waited");
  const offering = { file: "02-sweep-places.sql", text: "  PERFORM offer_places(p_event_id, p_now);\n" };
  await runWithoutText(opened.startline.pool, offering, async () => {
    expect(await whoGetsIt()).toBe("the newcomer");
  });
});

async function joinWhileOthersAreCalled(): Promise<boolean> {
  const { startline } = opened;
  const event = await anEventOnSale(startline, { capacity: 1 });
  await callFirst(startline, event.id, 2);
  const bookable = await readEvent(startline.db, event.id);
  if (!bookable) throw new Error("there is no such event");
  const { name, phone, email, language } = aPerson();
  const form = { requestId: randomText(32), name, phone, email, language, categoryId: event.categoryId };
  return (await joinWaitlist(startline, bookable, form)).joined;
}

test("because nobody joins before all is sold, nobody in the queue is overtaken", async () => {
  expect(await joinWhileOthersAreCalled()).toBe(false);
  const check = {
    file: "104-join-waitlist.sql",
    text: "uncommitted_places(p_event_id) > 0 OR places_to_hope_for(p_event_id, v_now) > 0",
    instead: "false",
  };
  await runWithoutText(opened.startline.pool, check, async () => {
    expect(await joinWhileOthersAreCalled()).toBe(true);
  });
});

async function offeredOfTwo(): Promise<{ held: number | undefined; states: string[] }> {
  const { startline } = opened;
  const event = await aSoldOutEvent(startline, { sold: { cat_full: 1 } });
  const person = aPerson();
  const ids = [await event.wait(person), await event.wait()];
  await sql`UPDATE bookings SET phone_key = ${person.phone} WHERE event_id = ${event.id}`.execute(startline.db);
  await sql`UPDATE event_capacity SET capacity = 2 WHERE event_id = ${event.id}`.execute(startline.db);
  await sql`UPDATE category_capacity SET capacity = 2 WHERE event_id = ${event.id}`.execute(startline.db);
  await tickWith(startline, event.id, { epoch: 1, issued: 1 });
  const states = await Promise.all(ids.map(async (id) => (await event.entry(id)).state));
  return { held: (await readCounts(startline.db, event.id))?.held, states };
}

test("because a phone is claimed before a place is offered, nobody with a booking is offered another", async () => {
  expect(await offeredOfTwo()).toEqual({ held: 1, states: ["booked", "offered"] });
  const claim = { file: "103-offer-places.sql", text: "IF v_contact.is_taken THEN", instead: "IF false THEN" };
  await runWithoutText(opened.startline.pool, claim, async () => {
    expect(await offeredOfTwo()).toEqual({ held: 1, states: ["offered", "waiting"] });
  });
});
