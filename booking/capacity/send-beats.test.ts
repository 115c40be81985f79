import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { Claims } from "#booking/bookings/claims.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { type Database, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import { openLog } from "#platform/log.ts";
import { callFirst, tickWith } from "#tests/builders/called-numbers.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { type TestClock, testClock } from "#tests/builders/test-clock.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { emptyTables } from "#tests/setup/empty-tables.ts";
import { expirePlaces } from "./expire-places.ts";
import { ServiceBeats } from "./send-beats.ts";

let pool: Pool;
let db: Database;
beforeAll(async () => {
  pool = openPool(await createTestDatabase(), 4);
  db = openDatabase(pool);
});
afterAll(() => db.destroy());
beforeEach(() => emptyTables(db));

const log = openLog("silent");

/** PostgreSQL's time and the process' own go on together. */
function clocks() {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const clock = testClock();
  const wait = (seconds: number) => {
    clock.advance({ seconds });
    vi.advanceTimersByTime(seconds * 1000);
  };
  return { clock, wait };
}

/** A process that can be cut off from PostgreSQL. */
function aProcess(clock: TestClock) {
  const seen = { isAway: false, beats: 0 };
  const connect = async () => {
    seen.beats += 1;
    if (seen.isAway) throw new Error("PostgreSQL is away");
    return pool.connect();
  };
  return Object.assign(seen, { sends: new ServiceBeats({ pool: { connect } as Pool, clock, log }) });
}

/** One place that is held; answers when it ends. */
async function aHold(clock: TestClock) {
  const event = await anEventOnSale({ db, pool, clock }, { capacity: 3 });
  await callFirst({ pool, clock }, event.id, 1);
  const turn = { eventId: event.id, ticketId: ticketIdOf(randomText(30)), number: 1 };
  const held = await new Claims({ pool, clock }).claim(turn, event.categoryId);
  if (!held.granted) throw new Error("no place");
  const { id, holdExpiresAt } = held.booking;
  const read = async () => (await readBooking(db, id)) ?? { holdExpiresAt: new Date(0), state: "gone" };
  return {
    eventId: event.id,
    read,
    secondsGained: async () => ((await read()).holdExpiresAt.getTime() - holdExpiresAt.getTime()) / 1000,
  };
}

test("processes that were all without PostgreSQL give the time back once", async () => {
  const { clock, wait } = clocks();
  const [one, other] = [aProcess(clock), aProcess(clock)];
  const hold = await aHold(clock);
  for (const process of [one, other]) {
    process.isAway = true;
    await expect(process.sends.catchUp()).rejects.toThrow("away");
  }
  wait(10);
  for (const process of [one, other]) {
    process.isAway = false;
    await process.sends.catchUp();
  }
  expect(await hold.secondsGained()).toBe(10);
  expect(other.sends.secondsGivenBack).toBe(10);
});

test("what failed for less than three seconds is no loss", async () => {
  const { clock, wait } = clocks();
  const process = aProcess(clock);
  const hold = await aHold(clock);
  process.isAway = true;
  await expect(process.sends.catchUp()).rejects.toThrow();
  wait(2.9);
  process.isAway = false;
  await process.sends.catchUp();
  expect(await hold.secondsGained()).toBe(0);
});

test("where nobody has promised to beat silence proves nothing", async () => {
  const { clock, wait } = clocks();
  const process = aProcess(clock);
  await process.sends.catchUp();
  const hold = await aHold(clock);
  wait(240);
  await process.sends.catchUp();
  expect(await hold.secondsGained()).toBe(0);
  wait(61);
  await expirePlaces({ db, pool, clock, log });
  expect((await hold.read()).state).toBe("expired");
});

test("a server's silence counts from the last beat of anybody, and only once", async () => {
  const { clock, wait } = clocks();
  const [server, other] = [aProcess(clock), aProcess(clock)];
  const stopping = new AbortController();
  const beating = server.sends.keepBeating(stopping.signal);
  await server.sends.catchUp();
  stopping.abort();
  await beating;
  const hold = await aHold(clock);
  wait(2.6);
  await other.sends.catchUp();
  wait(10);
  await other.sends.catchUp();
  expect(await hold.secondsGained()).toBe(10);
  wait(60);
  await other.sends.catchUp();
  expect(await hold.secondsGained()).toBe(10);
});

test("ten minutes without a beat are a release that does not beat: its ticks show that people are served, and sooner none does", async () => {
  const { clock, wait } = clocks();
  const server = aProcess(clock);
  const stopping = new AbortController();
  const beating = server.sends.keepBeating(stopping.signal);
  await server.sends.catchUp();
  stopping.abort();
  await beating;
  const hold = await aHold(clock);
  const tick = () => tickWith({ pool, clock }, hold.eventId, { epoch: 1, issued: 1 });
  wait(590);
  await tick();
  expect([await hold.secondsGained(), (await hold.read()).state]).toEqual([0, "held"]);
  wait(20);
  await tick();
  expect(await hold.secondsGained()).toBe(610);
  wait(301);
  await tick();
  expect((await hold.read()).state).toBe("expired");
});

test("all who wait share one beat, and while it is fresh nobody sends another", async () => {
  const { clock, wait } = clocks();
  const process = aProcess(clock);
  await Promise.all(Array.from({ length: 20 }, () => process.sends.catchUp()));
  wait(2.4);
  await process.sends.catchUp();
  expect(process.beats).toBe(1);
  wait(0.2);
  await process.sends.catchUp();
  expect(process.beats).toBe(2);
});
