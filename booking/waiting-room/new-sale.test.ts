import { sql } from "kysely";
import { expect, test } from "vitest";
import { changeEventState } from "#booking/capacity/change-event-state.ts";
import { randomText } from "#platform/ids.ts";
import { anEventOnSale, type EventOptions } from "#tests/builders/event-on-sale.ts";
import { readNewStatus } from "#tests/builders/new-status.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { ask } from "#tests/builders/visitor.ts";
import { aStartline } from "#tests/setup/startline.ts";

const HOLD_SECONDS = 5 * 60;

/** A sale in virtual time, and what people and the organizer do in it. */
async function aSale(options: EventOptions) {
  const clock = testClock();
  const { startline, api } = await aStartline(clock);
  const event = await anEventOnSale(startline, options);
  const tell = (state: "closed" | "published") =>
    changeEventState(startline, event.id, {
      state,
      action: state === "closed" ? "close_sale" : "open_sale_again",
      by: "asha@startline.example",
    });
  return {
    clock,
    event,
    close: () => tell("closed"),
    open: () => tell("published"),
    opensAt: (opensAt: Date) =>
      sql`UPDATE events SET opens_at = ${opensAt} WHERE id = ${event.id}`.execute(startline.db),
    closesAt: (closesAt: Date) =>
      sql`UPDATE events SET closes_at = ${closesAt} WHERE id = ${event.id}`.execute(startline.db),
    async pass(seconds: number) {
      clock.advance({ seconds });
      return readNewStatus(startline, event.id);
    },
    join: (nonce: string, ticket?: string) =>
      ask(api.request, "POST", `/api/events/${event.slug}/queue`, { nonce, ...(ticket && { ticket }) }),
    claim: (ticket: string) =>
      ask(api.request, "POST", `/api/events/${event.slug}/bookings`, { ticket, categoryId: event.categoryId }),
    read: (held: { bookingId: string; accessToken: string }) =>
      ask(api.request, "GET", `/api/bookings/${held.bookingId}`, undefined, {
        authorization: `Bearer ${held.accessToken}`,
      }),
    giveUp: (held: { bookingId: string; accessToken: string }) =>
      ask(api.request, "DELETE", `/api/bookings/${held.bookingId}`, undefined, {
        authorization: `Bearer ${held.accessToken}`,
      }),
  };
}

type Sale = Awaited<ReturnType<typeof aSale>>;

/** Two who had their two holds, and three who came after them. */
async function anOldQueue(sale: Sale) {
  const people = Array.from({ length: 5 }, () => randomText(32));
  const tickets: string[] = [];
  for (const nonce of people.slice(0, 2)) tickets.push((await sale.join(nonce)).body.ticket);
  for (let times = 0; times < 2; times += 1) {
    for (const ticket of tickets) expect((await sale.claim(ticket)).status).toBe(201);
    await sale.pass(HOLD_SECONDS + 1);
  }
  for (const nonce of people.slice(2)) tickets.push((await sale.join(nonce)).body.ticket);
  return { people, tickets };
}

test("an event that is on sale again an hour after its sale was over begins anew: old tickets and holds count no longer, no number is given twice", async () => {
  const sale = await aSale({ capacity: 2, closesInMinutes: 60 });
  const { people, tickets } = await anOldQueue(sale);
  await sale.pass(3600);
  expect((await sale.pass(2)).phase).toBe("closed");
  await sale.closesAt(new Date(sale.clock.now().getTime() + 3_600_000));
  await sale.pass(3600 - 60);

  const status = await sale.pass(2);
  expect(status).toMatchObject({ phase: "open", queue: { serving: status.queue.issued } });
  expect((await sale.claim(tickets[0] as string)).body.code).toBe("invalid_ticket");

  const newcomer = await sale.join(randomText(32));
  const old = await sale.join(people[0] as string, tickets[0]);
  expect(newcomer.body.entry.index).toBeGreaterThan(5);
  expect(old.body.entry.index).toBe(newcomer.body.entry.index + 1);
  expect((await sale.claim(newcomer.body.ticket)).status).toBe(201);
  expect((await sale.claim(old.body.ticket)).status).toBe(201);
});

test("a second sale with an opening of its own draws among those who join it, and nobody of the first takes part", async () => {
  const sale = await aSale({ capacity: 2 });
  const { people, tickets } = await anOldQueue(sale);
  await sale.close();
  await sale.opensAt(new Date(sale.clock.now().getTime() + 600_000));
  await sale.open();
  expect((await sale.pass(5)).phase).toBe("pre_queue");

  const [first, second] = [await sale.join(people[4] as string, tickets[4]), await sale.join(randomText(32))];
  expect(first.body.entry).toMatchObject({ kind: "draw", number: null });
  const status = await sale.pass(600);
  expect(status).toMatchObject({ phase: "standby", queue: { drawSize: 2, serving: 2 } });
  const numbers = [(await sale.join(people[4] as string, first.body.ticket)).body.entry.number];
  expect((await sale.claim(second.body.ticket)).status).toBe(201);
  expect((await sale.claim(first.body.ticket)).status).toBe(201);
  expect([1, 2]).toContain(numbers[0]);
});

test("a sale that was closed by mistake goes on with its queue", async () => {
  const sale = await aSale({ capacity: 2 });
  const { tickets } = await anOldQueue(sale);
  await sale.close();
  await sale.pass(300);
  await sale.open();
  const status = await sale.pass(2);
  expect(status.queue).toMatchObject({ issued: 5, drawGaps: [] });
  expect((await sale.claim(tickets[4] as string)).status).toBe(201);
});

test("two holds that expired end a ticket only while others wait, it is said with the second, and giving up counts half", async () => {
  const sale = await aSale({ capacity: 1 });
  const nonce = randomText(32);
  const { ticket } = (await sale.join(nonce)).body;
  const first = await sale.claim(ticket);
  expect((await sale.read(first.body)).body.isLastHold).toBe(false);
  await sale.pass(HOLD_SECONDS + 1);
  const givenUp = await sale.claim(ticket);
  expect((await sale.read(givenUp.body)).body.isLastHold).toBe(true);
  await sale.giveUp(givenUp.body);
  const second = await sale.claim(ticket);
  expect((await sale.read(second.body)).body.isLastHold).toBe(true);
  await sale.pass(HOLD_SECONDS + 1);

  // Somebody is called for the only place, and one more waits.
  const other = await sale.join(randomText(32));
  await sale.join(randomText(32));
  await sale.pass(2);
  expect((await sale.claim(ticket)).body.code).toBe("claims_used_up");
  await sale.pass(10);
  expect((await sale.claim(other.body.ticket)).status).toBe(201);
  await sale.pass(HOLD_SECONDS + 1);
  await sale.pass(61);
  await sale.pass(61);
  expect((await sale.claim(ticket)).status).toBe(201);
});

test("whoever is called just before the sale closes has their minute, and nobody is called after it", async () => {
  const sale = await aSale({ capacity: 2, closesInMinutes: 1, callsPerSecond: 1, callsBurst: 1 });
  await sale.pass(50);
  const called = await sale.join(randomText(32));
  const waits = await sale.join(randomText(32));
  expect(called.body.called).toBe(true);
  await sale.pass(20 - 0.5);
  const after = await sale.pass(1);
  expect(after.phase).toBe("open");
  expect((await sale.claim(waits.body.ticket)).body.code).toBe("sale_closed");
  expect((await sale.join(randomText(32))).body.code).toBe("sale_closed");
  expect((await sale.claim(called.body.ticket)).status).toBe(201);
  expect((await sale.pass(61)).phase).toBe("closed");
});

test("whoever was called when the organizer closes the sale has their minute, and nobody is called after it", async () => {
  const sale = await aSale({ capacity: 3, callsPerSecond: 1, callsBurst: 2 });
  const [called, late, waits] = [
    await sale.join(randomText(32)),
    await sale.join(randomText(32)),
    await sale.join(randomText(32)),
  ];
  expect([called, late, waits].map(({ body }) => body.called)).toEqual([true, true, false]);
  await sale.close();
  expect((await sale.pass(2)).phase).toBe("open");
  expect((await sale.claim(waits.body.ticket)).body.code).toBe("sale_closed");
  expect((await sale.join(randomText(32))).body.code).toBe("sale_closed");
  expect((await sale.claim(called.body.ticket)).status).toBe(201);
  expect((await sale.pass(61)).phase).toBe("closed");
  expect((await sale.claim(late.body.ticket)).body.code).toBe("sale_closed");
});
