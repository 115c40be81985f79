import { createHash } from "node:crypto";
import { once } from "node:events";
import { sql } from "kysely";
import { vi } from "vitest";
import { openBackgroundTasks } from "#platform/background-tasks.ts";
import type { Clock } from "#platform/clock.ts";
import type { RedisClient } from "#platform/redis.ts";
import { buildCheckedApi } from "#tests/setup/checked-api.ts";
import { closeStartline, openStartline, type Startline } from "#wiring";
import { anEventOnSale, type EventOnSale, type EventOptions } from "../../builders/event-on-sale.ts";
import { forgetQueue } from "../../builders/forgetful-redis.ts";
import type { Door } from "../../builders/visitor.ts";
import { createTestDatabase } from "../../setup/database.ts";
import { emptyTables } from "../../setup/empty-tables.ts";
import { openTestStartlineAt } from "../../setup/startline.ts";
import { type Faults, injectFaults } from "./faults.ts";

/** One of the two processes: its own door, its own connections and a clock of its own. */
export type Process = {
  startline: Startline;
  door: Door;
  faults: Faults;
  /** How far its clock is ahead of PostgreSQL's. */
  skewMs: number;
  isRedisAway: boolean;
};

/** Our product twice, as two processes on one database and one Redis. Time stands unless it is moved. */
export type World = {
  processes: [Process, Process];
  event: EventOnSale;
  /** The test's own connection, which is never lost. */
  redis: RedisClient;
  /** What `tests/places` needs to let somebody pay. */
  clock: Clock & { advance(by: { seconds?: number }): void; set(time: Date): void };
  /** PostgreSQL's clock, which decides. */
  now(): number;
  wait(seconds: number): void;
  /** As when another server takes over whose clock is behind. */
  setBack(milliseconds: number): void;
  /** Loses a process' Redis, or brings it back. */
  setRedisAway(process: Process, isAway: boolean): Promise<void>;
  /** Lets the next document be made: who makes it is decided by real seconds, which a test does not wait for. */
  letDocumentBeMade(): Promise<void>;
};

export type WorldOptions = EventOptions & { seed: number };

export type WorldMaker = {
  /** A new world in which nothing has happened yet. The one before it ends. */
  make(options: WorldOptions): Promise<World>;
  close(): Promise<void>;
};

const BEGIN = Date.parse("2027-01-10T04:30:00.000Z");

export async function openWorldMaker(): Promise<WorldMaker> {
  let now = BEGIN;
  // The circuit breaker and the memory of events look at the machine's clock: they live in the world's time.
  vi.useFakeTimers({ toFake: ["Date"], now });
  // No two things happen at one instant: PostgreSQL's clock moves whenever it is read.
  const databaseNow = () => {
    now += 1;
    return new Date(now);
  };
  const skews: [{ skewMs: number }, { skewMs: number }] = [{ skewMs: 0 }, { skewMs: 0 }];
  const [first, second] = skews.map((skew) => ({ now: () => new Date(now + skew.skewMs), databaseNow })) as [
    Clock,
    Clock,
  ];
  const opened = await openTestStartlineAt(await createTestDatabase(), first, { DATABASE_POOL_MAX: "6" });
  const beside = openStartline(opened.startline.config, second);
  await beside.redis.connect();
  const backgroundTasks = openBackgroundTasks(() => {});

  const processOf = (startline: Startline, skew: { skewMs: number }): Process => {
    const api = buildCheckedApi(startline, backgroundTasks.start);
    return Object.assign(skew, {
      startline,
      faults: injectFaults(startline),
      isRedisAway: false,
      door: (path: string, init?: RequestInit) => api.request(path, init),
    });
  };
  const processes: [Process, Process] = [processOf(opened.startline, skews[0]), processOf(beside, skews[1])];
  const keeper = openStartline(opened.startline.config).redis;
  await keeper.connect();
  const clock = { now: () => new Date(now), databaseNow, advance: () => {}, set: () => {} };

  function wait(seconds: number): void {
    now += Math.round(seconds * 1000);
    vi.setSystemTime(Math.max(now, Date.now()));
  }

  async function setRedisAway(process: Process, isAway: boolean): Promise<void> {
    if (process.isRedisAway === isAway) return;
    process.isRedisAway = isAway;
    const { redis } = process.startline;
    if (!isAway) return redis.connect();
    // A connection that is still closing can't be opened again.
    const ended = once(redis, "end");
    redis.disconnect();
    await ended;
  }

  async function make({ seed, ...options }: WorldOptions): Promise<World> {
    for (const process of processes) {
      process.faults.clear();
      process.skewMs = 0;
      await setRedisAway(process, false);
    }
    await backgroundTasks.drain();
    wait(3600);
    await emptyTables(opened.startline.db);
    const id = `evt_${createHash("sha256").update(`event ${seed}`).digest("hex").slice(0, 8)}`;
    const event = await anEventOnSale({ ...opened.startline, clock }, { ...options, id });
    // The draw follows from the seed, so that a failure can be played again.
    const secret = createHash("sha256").update(`secret ${seed}`).digest();
    await sql`UPDATE waiting_rooms SET draw_secret = ${secret} WHERE event_id = ${id}`.execute(opened.startline.db);
    await forgetQueue(keeper, id);
    return {
      processes,
      event,
      redis: keeper,
      clock,
      wait,
      setRedisAway,
      now: () => now,
      setBack(milliseconds) {
        now -= milliseconds;
      },
      async letDocumentBeMade() {
        await keeper.del(`wr:{${id}}:status-maker`);
      },
    };
  }

  return {
    make,
    async close() {
      vi.useRealTimers();
      keeper.disconnect();
      await closeStartline(beside);
      await opened.close();
    },
  };
}
