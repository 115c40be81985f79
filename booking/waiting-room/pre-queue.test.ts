import { sql } from "kysely";
import { expect, test } from "vitest";
import { randomText } from "#platform/ids.ts";
import { sha256 } from "#platform/keys.ts";
import { anEventOnSale, type EventOptions } from "#tests/builders/event-on-sale.ts";
import { forgetQueue } from "#tests/builders/forgetful-redis.ts";
import { readNewStatus } from "#tests/builders/new-status.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aStartline } from "#tests/setup/startline.ts";
import type { Startline } from "#wiring";
import { numberOf } from "./draw.ts";
import { type JoinAnswer, joinQueue } from "./join-queue.ts";
import { LoadMonitor } from "./load-monitor.ts";
import { openWaitingRoom } from "./open-waiting-room.ts";
import { visitorOf } from "./queue-store.redis.ts";
import { ticketIdOf } from "./queue-ticket.ts";
import { sealDraw } from "./seal-draw.ts";

type Joined = Extract<JoinAnswer, { joined: true }>;

/** An event that opens in ten minutes, and its pre-queue. */
/** The waiting room as another process keeps it, on the same stores. */
const anotherProcess = (startline: Startline) =>
  openWaitingRoom({ ...startline, loadMonitor: new LoadMonitor(startline) });

async function aPreQueue(options: Partial<EventOptions> = {}) {
  const clock = testClock();
  const { startline } = await aStartline(clock);
  const event = await anEventOnSale(startline, { capacity: 100, opensInMinutes: 10, ...options });
  const ask = (nonce: string, more = {}) =>
    joinQueue(startline, event.id, { nonce, address: "192.0.2.1", device: "a phone", ...more });
  return {
    clock,
    startline,
    event,
    ask,
    async join(nonce = randomText(32), more = {}): Promise<Joined> {
      const answer = await ask(nonce, more);
      if (!answer.joined) throw new Error(answer.because);
      return answer;
    },
    async status() {
      clock.advance({ seconds: 3 });
      return readNewStatus(startline, event.id);
    },
    async room() {
      type Room = { secret: Buffer; size: number; seed: Buffer; visitors: Buffer };
      const { rows } = await sql<Room>`
        SELECT draw_secret AS secret, draw_size AS size, draw_seed AS seed, visitors
        FROM waiting_rooms LEFT JOIN draw_lists USING (event_id) WHERE event_id = ${event.id}`.execute(startline.db);
      return rows[0] as Room;
    },
  };
}

test("before the opening everybody has an index and no number, and nobody is called", async () => {
  const queue = await aPreQueue();
  const answers = [await queue.join(), await queue.join()];
  expect(answers.map(({ entry }) => [entry.kind, entry.index, entry.number])).toEqual([
    ["draw", 1, null],
    ["draw", 2, null],
  ]);
  expect(answers.some(({ isCalled }) => isCalled)).toBe(false);
  expect(await queue.status()).toMatchObject({
    phase: "pre_queue",
    queue: { drawSize: 2, drawSeed: null, serving: 0 },
  });
});

test("after a loss of Redis as many take part in the draw as have joined, and not the indexes that nobody has", async () => {
  const queue = await aPreQueue();
  for (let visitor = 0; visitor < 3; visitor += 1) await queue.join();
  await forgetQueue(queue.startline.redis, queue.event.id);
  const { entry } = await queue.join();
  expect(entry.index).toBeGreaterThan(4);
  expect(await queue.status()).toMatchObject({ phase: "pre_queue", queue: { issued: entry.index, drawSize: 4 } });
  queue.clock.advance({ minutes: 10 });
  expect(await queue.status()).toMatchObject({ phase: "open", queue: { drawSize: 4 } });
});

test("earlier than the pre-queue nobody can join", async () => {
  const queue = await aPreQueue({ preQueueMinutes: 5 });
  expect(await queue.ask(randomText(32))).toEqual({ joined: false, because: "sale_not_open" });
  queue.clock.advance({ minutes: 5 });
  expect(await queue.status()).toMatchObject({ phase: "pre_queue" });
  expect(await queue.ask(randomText(32))).toMatchObject({ joined: true });
});

test("at the opening each has the number that anybody can work out from what is published, and the same ticket", async () => {
  const queue = await aPreQueue();
  const nonces = Array.from({ length: 40 }, () => randomText(32));
  const before = await Promise.all(nonces.map((nonce) => queue.join(nonce)));
  const { drawCommit } = (await queue.status()).queue;
  queue.clock.advance({ minutes: 10 });
  const status = await queue.status();
  expect(status).toMatchObject({ phase: "open", queue: { drawSize: 40, drawCommit } });

  const after = await Promise.all(nonces.map((nonce, index) => queue.join(nonce, { ticket: before[index]?.ticket })));
  const draw = { size: 40, seed: status.queue.drawSeed as string };
  expect(after.map(({ entry }) => entry.number)).toEqual(before.map(({ entry }) => numberOf(draw, entry.index)));
  expect(new Set(after.map(({ entry }) => entry.number)).size).toBe(40);
  expect(after.map(({ entry }) => entry.index)).toEqual(before.map(({ entry }) => entry.index));
});

test("the seed follows from the secret that was committed to and the list of those who joined", async () => {
  const queue = await aPreQueue();
  const nonces = Array.from({ length: 5 }, () => randomText(32));
  for (const nonce of nonces) await queue.join(nonce);
  const { drawCommit } = (await queue.status()).queue;
  queue.clock.advance({ minutes: 10 });
  const { drawSeed } = (await queue.status()).queue;

  const { secret, size, visitors } = await queue.room();
  expect(sha256(secret).toString("hex")).toBe(drawCommit);
  expect(visitors).toEqual(Buffer.concat(nonces.map((nonce) => visitorOf(ticketIdOf(nonce)))));
  const count = Buffer.alloc(8);
  count.writeBigInt64BE(BigInt(size));
  const parts = [Buffer.from(`startline draw of ${queue.event.id}`), secret, count, sha256(visitors)];
  expect(sha256(Buffer.concat(parts)).toString("hex")).toBe(drawSeed);
});

test("whoever joins after the opening is behind all who were drawn", async () => {
  const queue = await aPreQueue();
  for (let visitor = 0; visitor < 3; visitor += 1) await queue.join();
  queue.clock.advance({ minutes: 10 });
  await queue.status();
  expect((await queue.join()).entry).toMatchObject({ kind: "live", index: 4, number: 4 });
});

test("the draw is held once, whoever makes the first document of the open sale, and however many do", async () => {
  const queue = await aPreQueue();
  for (let visitor = 0; visitor < 5; visitor += 1) await queue.join();
  queue.clock.advance({ minutes: 10 });
  const { redis } = queue.startline;
  const elsewhere = Array.from({ length: 10 }, () => anotherProcess(queue.startline));
  await Promise.all(
    elsewhere.map(async (room) => {
      await redis.del(`wr:{${queue.event.id}}:status-maker`);
      await Promise.all([room.statusCache.readStatus(queue.event.id), queue.join()]);
    }),
  );
  const first = await queue.room();
  await queue.status();
  expect(await queue.room()).toEqual(first);
});

test("a sale that is postponed before anybody was called draws again, with everybody who has joined and another secret", async () => {
  const queue = await aPreQueue();
  const nonce = randomText(32);
  await queue.join(nonce);
  await sql`UPDATE events SET is_paused = true WHERE id = ${queue.event.id}`.execute(queue.startline.db);
  queue.clock.advance({ minutes: 10 });
  const { drawCommit } = (await queue.status()).queue;
  await queue.join();
  const later = new Date(queue.clock.now().getTime() + 600_000);
  await sql`UPDATE events SET opens_at = ${later}, is_paused = false WHERE id = ${queue.event.id}`.execute(
    queue.startline.db,
  );

  expect(await queue.status()).toMatchObject({ phase: "pre_queue", queue: { drawSeed: null, drawSize: 2 } });
  queue.clock.advance({ minutes: 10 });
  const status = await queue.status();
  expect(status).toMatchObject({ phase: "open", queue: { drawSize: 2 } });
  expect(status.queue.drawCommit).not.toBe(drawCommit);
});

test("whoever joins a sale that was just postponed is reported to PostgreSQL, even by a process that still knows the draw before", async () => {
  const queue = await aPreQueue();
  const { startline, event, clock } = queue;
  clock.advance({ minutes: 10 });
  expect(await queue.status()).toMatchObject({ phase: "open", queue: { drawSize: 0 } });
  const later = new Date(clock.now().getTime() + 600_000);
  await sql`UPDATE events SET opens_at = ${later} WHERE id = ${event.id}`.execute(startline.db);
  await anotherProcess(startline).statusCache.tick(event.id, {
    epoch: 0,
    issued: 0,
  });
  expect((await startline.statusCache.readStatus(event.id)).queue.drawSeed).not.toBeNull();

  const places = await Promise.all(Array.from({ length: 10 }, () => queue.join()));
  const { rows } = await sql<{ issued: number }>`
    SELECT issued FROM waiting_rooms WHERE event_id = ${event.id}`.execute(startline.db);
  expect(rows).toEqual([{ issued: Math.max(...places.map(({ entry }) => entry.index)) }]);
});

test("with Redis away at the opening the draw is held some seconds later with everybody who may have joined", async () => {
  const queue = await aPreQueue();
  const joined = await queue.join();
  await queue.status();
  queue.startline.redis.disconnect();
  queue.clock.advance({ minutes: 10 });
  expect((await queue.startline.statusCache.readStatus(queue.event.id)).phase).toBe("pre_queue");
  queue.clock.advance({ seconds: 15 });
  const status = await queue.startline.statusCache.readStatus(queue.event.id);
  expect(status).toMatchObject({ phase: "open" });
  const draw = { size: status.queue.drawSize, seed: status.queue.drawSeed as string };
  expect(joined.entry.index).toBeLessThanOrEqual(draw.size);
  expect(numberOf(draw, joined.entry.index)).toBeLessThanOrEqual(draw.size);
});

test("whoever joins at the very moment of the opening is in the published list too, or is not in the draw", async () => {
  const queue = await aPreQueue();
  const first = await queue.join();
  const { startline, event } = queue;
  queue.clock.advance({ minutes: 10 });
  // PostgreSQL learns of a second one after the list was read for one.
  await startline.statusCache.tick(event.id, { epoch: 1, issued: 2 });
  await sealDraw(startline, event.id, { lastIndex: 1, reserved: 1 });
  const { size, visitors } = await queue.room();
  expect(size).toBe(2);
  expect(visitors).toEqual(Buffer.concat([visitorOf(first.entry.ticketId), Buffer.alloc(9)]));
});

test("a process whose clock is corrected shows no old document until it has caught up", async () => {
  const queue = await aPreQueue();
  const { startline, event, clock } = queue;
  let aheadMs = 300_000;
  const ahead = { ...clock, now: () => new Date(clock.now().getTime() + aheadMs) };
  const elsewhere = anotherProcess({ ...startline, clock: ahead });
  await elsewhere.statusCache.readStatus(event.id);
  aheadMs = 0;
  clock.advance({ seconds: 3 });
  await startline.redis.del(`wr:{${event.id}}:status-maker`);
  expect(Date.parse((await elsewhere.statusCache.readStatus(event.id)).generatedAt)).toBe(clock.now().getTime());
});

test("a document that is long out of date is not shown, whoever was to make the next", async () => {
  const queue = await aPreQueue();
  await queue.status();
  queue.clock.advance({ minutes: 2 });
  const { startline, event } = queue;
  const elsewhere = anotherProcess(startline);
  await startline.redis.set(`wr:{${event.id}}:status-maker`, "died");
  const { generatedAt } = await elsewhere.statusCache.readStatus(event.id);
  expect(Date.parse(generatedAt)).toBe(queue.clock.now().getTime());
});

test("people who go on joining do not delay the draw", async () => {
  const queue = await aPreQueue();
  const { startline, event, clock } = queue;
  const elsewhere = anotherProcess(startline);
  clock.advance({ minutes: 9, seconds: 58 });
  for (let half = 0; half < 12; half += 1) {
    clock.advance({ seconds: 0.5 });
    await startline.redis.del(`wr:{${event.id}}:status-maker`); // As Redis does by itself after a second.
    await queue.join();
    await joinQueue({ ...startline, ...elsewhere }, event.id, {
      nonce: randomText(32),
      address: "192.0.2.1",
      device: "a phone",
    });
  }
  const { rows } = await sql<{ seconds: number }>`
    SELECT extract(epoch FROM r.sealed_at - e.opens_at)::float AS seconds
    FROM waiting_rooms r JOIN events e ON e.id = r.event_id WHERE e.id = ${event.id}`.execute(startline.db);
  expect(rows[0]?.seconds).toBeLessThanOrEqual(1.5);
});
