import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { isDrawn } from "#booking/waiting-room/draw.ts";
import type { IssuedNumber } from "#booking/waiting-room/number-issuer.ts";
import { QueueStore } from "#booking/waiting-room/queue-store.redis.ts";
import { drawOf } from "#booking/waiting-room/status-document.ts";
import { randomText } from "#platform/ids.ts";
import { openRedis } from "#platform/redis.ts";
import type { Startline } from "#wiring";
import { startRedis } from "../../../servers/redis.ts";
import { aRedisBehindAProxy } from "./faulty-proxy.ts";
import { aQueueOfProcesses, type Person, type QueueOfProcesses } from "./queue-of-processes.ts";
import { FLUSHED, RESTORED } from "./ways-to-lose.ts";

/** One story twice: with all protections, and without one of them, where it must end badly. */
function twins<Found>(
  title: string,
  tale: {
    story(isOff: boolean): Promise<Found>;
    withIt(found: Found): void;
    withoutIt(found: Found): void;
  },
): void {
  test(title, { timeout: 60_000 }, async () => tale.withIt(await tale.story(false)));
  test(`and without it: ${title}`, { timeout: 60_000 }, async () => tale.withoutIt(await tale.story(true)));
}

const repeated = (people: readonly Person[]): number => people.length - new Set(people.map(({ index }) => index)).size;

/** A crowd, all of whom PostgreSQL knows of. Whoever joins within the next second is known to Redis alone. */
async function aCrowd(urls: string[], joined = 12): Promise<QueueOfProcesses & { people: Person[] }> {
  const queue = await aQueueOfProcesses(urls, { capacity: 3 });
  const people = await queue.joinMany(joined);
  queue.clock.advance(0.05);
  for (const { statusCache } of queue.processes) await statusCache.readStatus(queue.event.id);
  return { ...queue, people };
}

/** Replaces a text of a function of PostgreSQL, which must stand there once. */
async function withoutText(
  { processes: [deps] }: QueueOfProcesses,
  file: string,
  text: string,
  instead: string,
): Promise<void> {
  const original = await readFile(new URL(`../../../db/functions/${file}`, import.meta.url), "utf8");
  expect(original.split(text), `${file} has this text once: ${text}`).toHaveLength(2);
  await deps?.pool.query(original.replace(text, () => instead));
}

/** Replaces a text of the scripts that Redis is sent, of which at least one must hold it. */
function withoutScriptText({ processes }: QueueOfProcesses, text: string, instead: string): () => void {
  let isFound = false;
  for (const { redis } of processes) {
    const client = redis as unknown as Record<"eval" | "evalsha", (...args: unknown[]) => Promise<unknown>>;
    const send = client.eval.bind(client);
    client.evalsha = () => Promise.reject(new Error("NOSCRIPT it is sent anew each time"));
    client.eval = (script, ...args) => {
      isFound ||= String(script).includes(text);
      return send(String(script).replaceAll(text, instead), ...args);
    };
  }
  return () => expect(isFound, `a script has this text: ${text}`).toBe(true);
}

twins("a new epoch begins above the whole block, or who joined last shares a number with who joins next", {
  async story(isOff) {
    const loss = await FLUSHED.begin();
    const queue = await aCrowd([loss.url]);
    const block = "int8range(issued + 1, reserved + 1))";
    if (isOff) await withoutText(queue, "11-abandon-block.sql", `${block}, issued = reserved`, block);
    const last = await queue.joinMany(10);
    await loss.goAway();
    return repeated([...queue.people, ...last, ...(await queue.joinMany(10))]);
  },
  withIt: (found) => expect(found).toBe(0),
  withoutIt: (found) => expect(found).toBeGreaterThan(0),
});

twins("Redis knows its own memory by the server's id, or a restored copy gives numbers out again", {
  async story(isOff) {
    const loss = await RESTORED.begin();
    const queue = await aCrowd([loss.url]);
    const expectFound = isOff ? withoutScriptText(queue, " or queue.run_id ~= own_run_id()", "") : () => {};
    await loss.keep();
    const last = await queue.joinMany(10);
    await loss.goAway();
    await loss.comeBack();
    const [{ redis }] = queue.processes as [Startline];
    await expect.poll(() => redis.ping().catch(() => null), { timeout: 10_000 }).toBe("PONG");
    const next = await queue.joinMany(10);
    expectFound();
    return repeated([...queue.people, ...last, ...next]);
  },
  withIt: (found) => expect(found).toBe(0),
  withoutIt: (found) => expect(found).toBeGreaterThan(0),
});

twins("PostgreSQL is asked before anybody is told an index, or one visitor is told two places", {
  async story(isOff) {
    const { redis, proxy } = await aRedisBehindAProxy();
    const queue = await aCrowd([proxy.url, redis.url]);
    const other = queue.processes[1] as Startline;
    if (isOff) {
      other.numberIssuer.readTicketStatus = async () => {
        const epoch = Number(await other.redis.hget(`wr:{${queue.event.id}}:counters`, "epoch"));
        return { epoch, issuer: "redis", provisionalIndex: null, isSealed: true, isAbandoned: false };
      };
    }
    proxy.refuse();
    const told = await queue.join(0);
    const again = await queue.join(1, { nonce: told.nonce });
    return again.index - told.index;
  },
  withIt: (found) => expect(found).toBe(0),
  withoutIt: (found) => expect(found).not.toBe(0),
});

/** A queue whose numbers PostgreSQL gives out, because its third server cannot reach Redis; the first two do. */
async function aQueueOfPostgres(): Promise<QueueOfProcesses> {
  const { redis, proxy } = await aRedisBehindAProxy();
  const queue = await aCrowd([redis.url, redis.url, proxy.url]);
  proxy.refuse();
  await queue.join(2);
  return queue;
}

/** Does something between PostgreSQL's answer to a server and what the server makes of it. */
function betweenReadAndIssue({ numberIssuer }: Startline, meanwhile: () => Promise<unknown>): void {
  const readTicketStatus = numberIssuer.readTicketStatus.bind(numberIssuer);
  numberIssuer.readTicketStatus = async (...asked) => {
    const status = await readTicketStatus(...asked);
    await meanwhile();
    return status;
  };
}

twins("what Redis remembers is noted before it is told, or one visitor at two servers is told two places", {
  async story(isOff) {
    const queue = await aQueueOfPostgres();
    const [first, second] = queue.processes as [Startline, Startline];
    const nonce = randomText(32);
    if (isOff) {
      second.numberIssuer.issue = async (eventId, request) => {
        const join = { ...request, joinsPerSecondMax: 1000, isLookedUp: true, disownedIndex: null };
        return (await second.queueStore.join(eventId, join)) as IssuedNumber;
      };
    }
    // Redis has given them an index by now, which the second server finds and PostgreSQL does not know of.
    let there: Promise<Person> | undefined;
    betweenReadAndIssue(first, () => (there ??= queue.join(1, { nonce })));
    const here = await queue.join(0, { nonce });
    return ((await there) as Person).index - here.index;
  },
  withIt: (found) => expect(found).toBe(0),
  withoutIt: (found) => expect(found).not.toBe(0),
});

twins("whoever comes to PostgreSQL first decides, or one visitor at two servers is told two places", {
  async story(isOff) {
    const queue = await aQueueOfPostgres();
    const [first, second] = queue.processes as [Startline, Startline];
    const nonce = randomText(32);
    if (isOff) {
      const instead = "ON CONFLICT (event_id, ticket_id) DO UPDATE SET index = EXCLUDED.index;";
      await withoutText(queue, "11-issue-numbers.sql", "ON CONFLICT DO NOTHING;", instead);
    }
    const [secondHasRead, firstHasIssued] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let there: Promise<Person> | undefined;
    betweenReadAndIssue(first, () => {
      there ??= queue.join(1, { nonce });
      return secondHasRead.promise;
    });
    betweenReadAndIssue(second, () => {
      secondHasRead.resolve();
      return firstHasIssued.promise;
    });
    const here = await queue.join(0, { nonce });
    firstHasIssued.resolve();
    return ((await there) as Person).index - here.index;
  },
  withIt: (found) => expect(found).toBe(0),
  withoutIt: (found) => expect(found).not.toBe(0),
});

twins("before the draw each index is reported to PostgreSQL first, or who joined last is left out of it", {
  async story(isOff) {
    const loss = await FLUSHED.begin();
    const queue = await aQueueOfProcesses([loss.url], { capacity: 3, opensInMinutes: 10 });
    const [{ statusCache }] = queue.processes as [Startline];
    const first = await queue.joinMany(5);
    const tick = statusCache.tick.bind(statusCache);
    if (isOff)
      statusCache.tick = async (eventId, asked) => ({ ...(await tick(eventId, { epoch: 0, issued: 0 })), ...asked });
    const last = await queue.joinMany(5);
    await loss.goAway();
    statusCache.tick = tick;
    const next = await queue.joinMany(5);
    queue.clock.advance(10);
    const read = async () => drawOf(await statusCache.readStatus(queue.event.id));
    await expect.poll(read, { timeout: 15_000 }).not.toBeNull();
    const draw = await read();
    return [...first, ...last, ...next].filter(({ index }) => draw && !isDrawn(draw, index)).length;
  },
  withIt: (found) => expect(found).toBe(0),
  withoutIt: (found) => expect(found).toBeGreaterThan(0),
});

twins("PostgreSQL learns from Redis what was given out, or numbers repeat after it was restored from a backup", {
  async story(isOff) {
    const loss = await FLUSHED.begin();
    const queue = await aCrowd([loss.url]);
    const ahead = "IF p_epoch > v_room.epoch OR p_epoch = v_room.epoch";
    if (isOff) await withoutText(queue, "10-call-numbers.sql", ahead, "IF p_epoch = v_room.epoch");
    const [{ statusCache, redis, db }] = queue.processes as [Startline];
    await sql`CREATE TABLE backup AS SELECT * FROM waiting_rooms`.execute(db);
    await loss.goAway();
    const last = await queue.joinMany(40);
    await sql`DELETE FROM waiting_rooms`.execute(db);
    await sql`INSERT INTO waiting_rooms SELECT * FROM backup`.execute(db);
    queue.clock.advance(0.05);
    await redis.del(`wr:{${queue.event.id}}:status-maker`);
    await statusCache.readStatus(queue.event.id);
    await loss.goAway();
    return repeated([...queue.people, ...last, ...(await queue.joinMany(10))]);
  },
  withIt: (found) => expect(found).toBe(0),
  withoutIt: (found) => expect(found).toBeGreaterThan(0),
});

twins("PostgreSQL and Redis seldom alternate, or a process that cannot reach Redis makes a gap each second", {
  async story(isOff) {
    const { redis, proxy } = await aRedisBehindAProxy();
    const queue = await aCrowd([proxy.url, redis.url]);
    if (isOff) await withoutText(queue, "11-open-epoch.sql", "AND may_redis_issue(w, v_now)", "");
    const [{ db }, { queueStore, statusCache, redis: reachable }] = queue.processes as [Startline, Startline];
    queueStore.guard.isSteady = () => true; // However slow this machine is.
    proxy.refuse();
    for (let round = 0; round < 40; round += 1) {
      queue.clock.advance(1.6 / 60); // Older than anybody is shown: the next is waited for.
      await reachable.del(`wr:{${queue.event.id}}:status-maker`); // Redis counts in real time.
      await statusCache.readStatus(queue.event.id);
      await queue.joinMany(2);
    }
    const { rows } = await sql<{ gaps: number }>`
      SELECT count(*) AS gaps FROM waiting_rooms, unnest(skipped) WHERE event_id = ${queue.event.id}`.execute(db);
    return rows[0]?.gaps;
  },
  withIt: (found) => expect(found).toBeLessThan(8),
  withoutIt: (found) => expect(found).toBeGreaterThan(20),
});

twins(
  "only a process that cannot reach Redis takes the numbers back, or in a stream of joins Redis would never get them",
  {
    async story(isOff) {
      const redis = await startRedis();
      onTestFinished(redis.stop);
      const queue = await aCrowd([redis.url]);
      if (isOff) await withoutText(queue, "11-issue-numbers.sql", "IF p_takes_over OR", "IF true OR");
      const [{ db, numberIssuer }] = queue.processes as [Startline];
      const readTicketStatus = numberIssuer.readTicketStatus.bind(numberIssuer);
      // Redis is given the numbers while the answer is on its way.
      numberIssuer.readTicketStatus = async (...asked) => {
        numberIssuer.readTicketStatus = readTicketStatus;
        return { ...(await readTicketStatus(...asked)), issuer: "postgres" };
      };
      await queue.join(0);
      const { rows } = await sql<{ issuer: string }>`
      SELECT issuer FROM waiting_rooms WHERE event_id = ${queue.event.id}`.execute(db);
      return rows[0]?.issuer;
    },
    withIt: (found) => expect(found).toBe("redis"),
    withoutIt: (found) => expect(found).toBe("postgres"),
  },
);

twins("a Redis that does not answer is left alone for a second, or every page waits for it", {
  async story(isOff) {
    const { proxy } = await aRedisBehindAProxy();
    const client = openRedis(proxy.url);
    await client.connect();
    onTestFinished(() => client.disconnect());
    const store = new QueueStore(client, isOff ? { failuresMax: Number.POSITIVE_INFINITY } : {});
    proxy.delayReplies(700);
    const waits: number[] = [];
    for (let call = 0; call < 8; call += 1) {
      const began = performance.now();
      await expect(store.readCounters("evt_00000000")).rejects.toThrow("Redis does not answer");
      waits.push(performance.now() - began);
    }
    return waits.filter((milliseconds) => milliseconds > 50).length;
  },
  withIt: (found) => expect(found).toBeLessThanOrEqual(4),
  withoutIt: (found) => expect(found).toBeGreaterThan(4),
});
