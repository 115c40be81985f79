import { Redis } from "ioredis";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { joinQueue } from "#booking/waiting-room/join-queue.ts";
import type { QueueStore } from "#booking/waiting-room/queue-store.redis.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { callFunction } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import { readNewStatus } from "#tests/builders/new-status.ts";
import type { Startline } from "#wiring";
import { startRedis } from "../../servers/redis.ts";
import { anEventOnSale } from "../builders/event-on-sale.ts";
import { aPatientQueueStore } from "../builders/patient-queue-store.ts";
import { testClock } from "../builders/test-clock.ts";
import { createTestDatabase } from "../setup/database.ts";
import { openTestStartlineAt } from "../setup/startline.ts";

/** Commands to Redis, inside of scripts and outside, and rows and entries of indexes that PostgreSQL read or wrote. */
type Work = { commands: number; rows: number };

/** The most that one act may cost, however many wait. */
const COMMANDS_MAX = 10;
/** A join asks a second time where PostgreSQL may have given the visitor a number while Redis was away. */
const COMMANDS_MAX_AFTER_AWAY = 14;
/** About as many as were found with ten people, and half as many again: the newest calls are read one by one. */
const ROWS_MAX = 90;

test.each([
  ["whose Redis was always there", 6000, false, COMMANDS_MAX],
  ["whose Redis was away", 4000, true, COMMANDS_MAX_AFTER_AWAY],
])(
  "in a queue %s each act costs the same whether ten people wait or %i",
  async (_, people, wasAway, commandsMax) => {
    const [few, many] = [await workWith(10, wasAway), await workWith(people, wasAway)];
    for (const { draw, ...acts } of [few, many]) {
      for (const [act, { commands, rows }] of Object.entries(acts)) {
        expect(commands, `Redis commands: ${act}`).toBeLessThanOrEqual(commandsMax);
        expect(rows, `rows: ${act}`).toBeLessThanOrEqual(ROWS_MAX);
      }
    }
    // What does depend on how many wait is seen by the same measure: the draw reads the list, once.
    expect(many.draw.commands).toBeGreaterThan(few.draw.commands);
  },
  60_000,
);

/** So much of the crowd joins while Redis is away, if ever it is, and as much is called, stays away and comes back. */
const SHARE = 5;
const CONNECTIONS = 2;
const JOINS_AT_ONCE = 25;

async function workWith(people: number, wasAway: boolean) {
  const server = await startRedis();
  onTestFinished(server.stop);
  const clock = testClock();
  const settings = {
    REDIS_URL: server.url,
    DATABASE_POOL_MAX: String(CONNECTIONS),
    DATABASE_VISITOR_POOL_MAX: String(CONNECTIONS),
  };
  const { startline, close } = await openTestStartlineAt(await createTestDatabase(), clock, settings);
  onTestFinished(close);
  const { queueStore, statusCache, claims } = startline;
  const event = await anEventOnSale(startline, { capacity: 100, opensInMinutes: 10, callsPerSecond: 2, callsBurst: 2 });
  const join = async (nonce: string, ticket?: string) => {
    const answer = await joinQueue(startline, event.id, { nonce, ticket, address: "192.0.2.1", device: "a phone" });
    if (!answer.joined) throw new Error(`not joined: ${answer.because}`);
    return answer;
  };
  const claim = ({ ticketId, index }: { ticketId: string; index: number }) =>
    claims.claim({ eventId: event.id, ticketId, number: index }, event.categoryId);
  const nextStatus = async () => {
    clock.advance({ seconds: 2 });
    return readNewStatus(startline, event.id);
  };

  let provisional = 0;
  if (wasAway) {
    provisional = people / SHARE;
    await startline.redis.quit();
    await Promise.all(Array.from({ length: provisional }, () => join(randomText(32))));
    await startline.redis.connect();
    clock.advance({ minutes: 2 });
    await expect.poll(() => queueStore.readCounters(event.id).catch(() => null), { timeout: 10_000 }).not.toBeNull();
  }
  await join(randomText(32));
  await crowdJoins(startline, event.id, people - provisional);
  const measure = await aMeasure(startline, server.url);
  await nextStatus();
  const [early, own] = [randomText(32), randomText(32)];
  const before = {
    "a join before the draw": await measure(() => join(early)),
    "a status document before the draw": await measure(nextStatus),
  };
  const { ticket } = await join(own);
  clock.advance({ minutes: 10 });
  const draw = await measure(nextStatus);
  await comeBackLate(startline, event.id, people / SHARE);

  const late = randomText(32);
  const served = await nextStatus();
  const joined = await join(late);
  const backAgain = { ticketId: ticketIdOf("came back"), index: people / SHARE };
  return {
    ...before,
    draw,
    "a join with a ticket": await measure(() => join(own, ticket)),
    "a join": await measure(() => join(randomText(32))),
    "a join for the second time": await measure(() => join(late)),
    "a status document": await measure(nextStatus),
    "a tick": await measure(() => statusCache.tick(event.id, { epoch: served.epoch, issued: served.queue.issued })),
    "a claim before its turn": await measure(() => claim(joined.entry)),
    "a claim that is too late": await measure(() => claim(backAgain)),
    "a claim in time": await measure(() => claim({ ticketId: ticketIdOf("called again"), index: 1 })),
  };
}

/** Asks Redis alone, which takes a crowd in at once. */
async function crowdJoins(
  { pool, redis, config, statusCache }: Startline,
  eventId: string,
  people: number,
): Promise<void> {
  const queueStore = aPatientQueueStore(config.REDIS_URL);
  const { epoch, issued } = await queueStore.readCounters(eventId);
  const [block] = await callFunction<{ reserved: number }>(pool, "reserve_numbers", [
    eventId,
    epoch,
    issued,
    2 * people,
  ]);
  await queueStore.extendBlock(eventId, epoch, block?.reserved ?? 0);
  for (let joined = 0; joined < people; joined += JOINS_AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(JOINS_AT_ONCE, people - joined) }, () => joinRedis(queueStore, eventId)),
    );
  await statusCache.tick(eventId, await queueStore.readCounters(eventId));
  // As if they had taken their time: whoever comes next is not told to wait for their rush to end.
  await redis.hset(`wr:{${eventId}}:counters`, { joins: 0, joins_before: 0 });
}

const joinRedis = (queueStore: QueueStore, eventId: string) =>
  queueStore.join(eventId, {
    ticketId: ticketIdOf(randomText(32)),
    keptIndex: null,
    lastDrawn: null,
    proofAbove: null,
    hasProof: false,
    joinsPerSecondMax: Number.MAX_SAFE_INTEGER,
    address: "192.0.2.1",
    device: "a phone",
    isLookedUp: true,
    disownedIndex: null,
  });

/** As if the first numbers had been called an hour ago, and their owners asked for another call now. */
async function comeBackLate({ db, clock }: Startline, eventId: string, people: number): Promise<void> {
  const now = clock.now();
  await sql`INSERT INTO call_windows (event_id, first_number, called_at, last_number, granted, expires_at, is_open)
    SELECT ${eventId}, 1, ${now}::timestamptz - interval '1 hour', ${people}, ${people}, ${now}::timestamptz - interval '59 min', false`.execute(
    db,
  );
  await sql`UPDATE waiting_rooms SET serving = greatest(serving, ${people}) WHERE event_id = ${eventId}`.execute(db);
  await sql`INSERT INTO recall_requests (event_id, number, requested_at)
    SELECT ${eventId}, number, ${now} FROM generate_series(1, ${people}) number`.execute(db);
  // As autovacuum does sooner or later: a plan must be as good with statistics as without.
  await sql`ANALYZE`.execute(db);
}

/** Answers what an act costs. */
async function aMeasure(
  { pool, visitors, redis }: Startline,
  redisUrl: string,
): Promise<(act: () => Promise<unknown>) => Promise<Work>> {
  const watcher = new Redis(redisUrl);
  const monitor = await watcher.monitor();
  onTestFinished(() => {
    monitor.disconnect();
    watcher.disconnect();
  });
  let seen: string[] = [];
  monitor.on("monitor", (_time: string, args: string[]) => seen.push(args.join(" ")));
  /** Redis tells of commands in their order: whoever has seen this one has seen all before it. */
  const untilSeen = async () => {
    const mark = `echo ${randomText(16)}`;
    await redis.echo(mark.slice(5));
    await expect.poll(() => seen.includes(mark), { interval: 5, timeout: 10_000 }).toBe(true);
  };
  const rowsTouched = async (): Promise<number> => {
    // Each connection tells what it did when it is asked to, and otherwise a second later.
    for (const each of [pool, visitors.pool]) {
      const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => each.connect()));
      for (const connection of connections) {
        await connection.query("SELECT pg_stat_force_next_flush()");
        connection.release();
      }
    }
    const { rows } = await pool.query<{ touched: string }>(`
      SELECT (SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0) + n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables)
           + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes) AS touched`);
    return Number(rows[0]?.touched);
  };
  return async (act) => {
    await untilSeen();
    const before = await rowsTouched();
    seen = [];
    await act();
    await untilSeen();
    // Ours is the mark, and the key that lets a document be made; whoever joins first in a minute says when its counts go.
    const commands = seen.filter((command) => !/^echo |^del |^expire .*:sources/i.test(command)).length;
    return { commands, rows: (await rowsTouched()) - before };
  };
}
