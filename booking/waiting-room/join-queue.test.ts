import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "#platform/clock.ts";
import { randomText } from "#platform/ids.ts";
import { deriveSigningKeys } from "#platform/keys.ts";
import { openLog } from "#platform/log.ts";
import { tickWith } from "#tests/builders/called-numbers.ts";
import { anEventOnSale, type EventOptions } from "#tests/builders/event-on-sale.ts";
import { forgetQueue } from "#tests/builders/forgetful-redis.ts";
import { readNewStatus } from "#tests/builders/new-status.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aStartline, openTestStartline, type TestStartline } from "#tests/setup/startline.ts";
import { closeStartline, openStartline, type Startline } from "#wiring";
import { readBooking } from "../bookings/read-booking.ts";
import { releasePlace } from "../bookings/release-place.ts";
import { type JoinAnswer, joinQueue } from "./join-queue.ts";
import { LoadMonitor } from "./load-monitor.ts";
import { openWaitingRoom } from "./open-waiting-room.ts";
import { readTicket, signTicket } from "./queue-ticket.ts";

type JoinedAnswer = Extract<JoinAnswer, { joined: true }>;

let opened: TestStartline;
beforeAll(async () => {
  opened = await openTestStartline();
});
afterAll(() => opened.close());

const anEvent = (options: EventOptions) => anEventOnSale(opened.startline, options);

const visit = (nonce = randomText(32)) => ({ nonce, address: "192.0.2.1", device: "a phone" });

async function join(eventId: string, nonce = randomText(32), deps = opened.startline) {
  const answer = await joinQueue(deps, eventId, visit(nonce));
  if (!answer.joined) throw new Error(answer.because);
  return answer;
}

const numberOf = ({ entry }: JoinedAnswer): number => entry.number ?? Number.NaN;
const turnOf = ({ entry }: JoinedAnswer) => ({ ...entry, number: entry.number ?? Number.NaN });

test("those who join at once as the very first get numbers of one epoch, each a different one", async () => {
  const event = await anEvent({ capacity: 100 });
  const elsewhere = openStartline(opened.startline.config);
  await elsewhere.redis.connect();
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, index) => join(event.id, randomText(32), index % 2 ? elsewhere : opened.startline)),
  );
  await closeStartline(elsewhere);

  const numbers = answers.map(numberOf).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
});

test("one nonce has one number, however often and wherever it joins", async () => {
  const event = await anEvent({ capacity: 100 });
  const nonce = randomText(32);
  const answers = await Promise.all(Array.from({ length: 10 }, () => join(event.id, nonce)));
  expect(new Set(answers.map((answer) => answer.ticket)).size).toBe(1);
});

test("without a crowd everybody who joins is called in the same breath", async () => {
  const event = await anEvent({ capacity: 10 });
  for (let visitor = 0; visitor < 5; visitor += 1) expect((await join(event.id)).isCalled).toBe(true);
});

test("nobody is called beyond the places there are", async () => {
  const event = await anEvent({ capacity: 3 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => join(event.id)));
  expect(answers.filter((answer) => answer.isCalled)).toHaveLength(3);
});

test("after Redis lost its memory numbers go on in a new epoch, above those that were called", async () => {
  const event = await anEvent({ capacity: 10 });
  for (let visitor = 0; visitor < 4; visitor += 1) await join(event.id);
  await forgetQueue(opened.startline.redis, event.id);

  const next = await join(event.id);

  expect(numberOf(next)).toBeGreaterThan(4);
  expect(next.isCalled).toBe(true);
});

test("after Redis lost its memory those who wait are called by the numbers they have, first before last", async () => {
  const event = await anEvent({ capacity: 10, callsBurst: 1, callsPerSecond: 1, concurrencyTarget: 1 });
  const people: JoinedAnswer[] = [];
  for (let person = 0; person < 5; person += 1) people.push(await join(event.id));
  const { pool, claims } = opened.startline;
  await tickWith({ pool, clock: systemClock }, event.id, { epoch: 1, issued: 5 });
  await forgetQueue(opened.startline.redis, event.id);
  await join(event.id);
  const claim = (person: number) => claims.claim(turnOf(people[person] as JoinedAnswer), event.categoryId);

  const last = await claim(4);
  const holder = await claim(0);
  if (!holder.granted) throw new Error(holder.because);
  const held = await readBooking(opened.startline.db, holder.booking.id);
  if (held) await releasePlace(opened.startline, held);
  const inASecond = { now: () => new Date(), databaseNow: () => new Date(Date.now() + 1500) };
  const tick = await tickWith({ pool, clock: inASecond }, event.id, { epoch: 2, issued: 6 });

  expect(last).toMatchObject({ granted: false, because: "not_called" });
  expect(tick.serving).toBe(2);
  expect((await claim(1)).granted).toBe(true);
});

test("a visitor who joins again with their ticket keeps the number, whatever Redis has forgotten", async () => {
  const event = await anEvent({ capacity: 1, callsBurst: 1, callsPerSecond: 1 });
  const nonces = Array.from({ length: 4 }, () => randomText(32));
  const people: JoinedAnswer[] = [];
  for (const nonce of nonces) people.push(await join(event.id, nonce));
  await forgetQueue(opened.startline.redis, event.id);
  const second = people[1] as JoinedAnswer;

  const again = await joinQueue(opened.startline, event.id, { ...visit(nonces[1]), ticket: second.ticket });
  const thief = await joinQueue(opened.startline, event.id, { ...visit(), ticket: second.ticket });

  expect(again).toMatchObject({ joined: true, entry: second.entry });
  expect(thief).not.toMatchObject({ entry: { number: second.entry.number } });
});

test("a Redis restored from before gives no number to a second person", async () => {
  const clock = testClock();
  const { startline } = await aStartline(clock);
  const event = await anEventOnSale(startline, { capacity: 5, callsBurst: 1, callsPerSecond: 1 });
  const people: JoinedAnswer[] = [];
  for (let person = 0; person < 6; person += 1) people.push(await join(event.id, randomText(32), startline));
  await startline.statusCache.tick(event.id, { epoch: 1, issued: 6 });
  const counters = `wr:{${event.id}}:counters`;
  await startline.redis.hset(counters, "issued", 3);
  clock.advance({ seconds: 3 });
  await readNewStatus(startline, event.id); // The next status document notices.
  await expect.poll(() => startline.redis.hget(counters, "epoch")).toBe("2");

  const late = [await join(event.id, randomText(32), startline), await join(event.id, randomText(32), startline)];

  const numbers = [...people, ...late].map(numberOf);
  expect(new Set(numbers).size).toBe(numbers.length);
});

/** On its own database, with the lines that it logs. */
async function aLoggedQueue() {
  const { startline } = await aStartline();
  const lines: object[] = [];
  const log = openLog("info", { write: (line) => void lines.push(JSON.parse(line)) });
  return { startline: { ...startline, log }, event: await anEventOnSale(startline, { capacity: 5 }), lines };
}

test("a bug is answered as busy, and logged", async () => {
  const { startline, event, lines } = await aLoggedQueue();
  await sql`ALTER FUNCTION open_epoch RENAME TO open_epoch_of_tomorrow`.execute(startline.db);

  expect(await joinQueue(startline, event.id, visit())).toEqual({ joined: false, because: "busy" });
  expect(lines).toEqual([
    expect.objectContaining({ eventId: event.id, err: expect.objectContaining({ code: "42883" }) }),
  ]);
});

test("a lock that is not granted in time is answered as busy, and no bug", async () => {
  const { startline, event, lines } = await aLoggedQueue();
  await startline.statusCache.readStatus(event.id);

  await startline.db.transaction().execute(async (tx) => {
    await sql`SELECT lock_capacity(${event.id}, NULL)`.execute(tx);
    expect(await joinQueue(startline, event.id, visit())).toEqual({ joined: false, because: "busy" });
  });
  expect(lines).toEqual([]);
});

test("the status document is made once a second, however many processes are asked", async () => {
  const event = await anEvent({ capacity: 10 });
  const processes = Array.from(
    { length: 5 },
    () => openWaitingRoom({ ...opened.startline, loadMonitor: new LoadMonitor(opened.startline) }).statusCache,
  );
  const first = await (processes[0] as Startline["statusCache"]).readStatus(event.id);
  const rest = await Promise.all(
    processes.flatMap((process) => [process.readStatus(event.id), process.readStatus(event.id)]),
  );
  expect(new Set(rest.map((document) => document.generatedAt))).toEqual(new Set([first.generatedAt]));
});

test("a ticket is read only with one of our keys, for its event, and unaltered", () => {
  const [old, current, strange] = ["old", "current", "strange"].map((secret) => deriveSigningKeys([secret], "tickets"));
  const keys = [...(current ?? []), ...(old ?? [])];
  const ticket = { eventId: "evt_abcdefgh", index: 42, ticketId: "A".repeat(22), validFrom: 0 };
  const text = signTicket(keys, ticket);
  expect(readTicket(keys, text, "evt_abcdefgh")).toEqual(ticket);
  expect(readTicket(keys, signTicket(old ?? [], ticket), "evt_abcdefgh")).toEqual(ticket);
  expect(readTicket(old ?? [], text, "evt_abcdefgh")).toBeNull();
  expect(readTicket(keys, signTicket(strange ?? [], ticket), "evt_abcdefgh")).toBeNull();
  expect(readTicket(keys, text, "evt_zzzzzzzz")).toBeNull();
  for (let index = 0; index < text.length; index += 1) {
    const altered = text.slice(0, index) + (text[index] === "1" ? "2" : "1") + text.slice(index + 1);
    expect(readTicket(keys, altered, "evt_abcdefgh") === null || altered === text).toBe(true);
  }
});
