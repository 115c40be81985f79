import { sql } from "kysely";
import { expect, onTestFinished } from "vitest";
import { joinQueue } from "#booking/waiting-room/join-queue.ts";
import type { Clock } from "#platform/clock.ts";
import { randomText } from "#platform/ids.ts";
import { closeStartline, openStartline, type Startline } from "#wiring";
import { anEventOnSale, type EventOnSale, type EventOptions } from "../../builders/event-on-sale.ts";
import { createTestDatabase } from "../../setup/database.ts";
import { openTestStartlineAt } from "../../setup/startline.ts";

export type Person = { nonce: string; index: number; number: number | null; ticket: string };

/** Real time, which can be set forward. PostgreSQL is told it too. */
type RunningClock = Clock & { advance(minutes: number): void };

function runningClock(): RunningClock {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  return {
    now,
    databaseNow: now,
    advance(minutes) {
      ahead += minutes * 60_000;
    },
  };
}

export type QueueOfProcesses = {
  event: EventOnSale;
  clock: RunningClock;
  /** Each is all that one server process holds; they share the database, and the Redis that their addresses lead to. */
  processes: Startline[];
  join(process: number, who?: { nonce?: string; ticket?: string }): Promise<Person>;
  joinMany(count: number): Promise<Person[]>;
  /** Until Redis gives out the numbers again, in the epoch that PostgreSQL is in. Answers how many seconds that took. */
  untilRedisIssues(process?: number): Promise<number>;
};

/** An event's queue behind several processes, each with its own address of Redis. Closed when the test ends. */
export async function aQueueOfProcesses(redisUrls: string[], options: EventOptions): Promise<QueueOfProcesses> {
  const clock = runningClock();
  const [first, ...others] = redisUrls;
  const opened = await openTestStartlineAt(await createTestDatabase(), clock, { REDIS_URL: first as string });
  onTestFinished(opened.close);
  const processes = [opened.startline];
  for (const url of others) {
    const beside = openStartline({ ...opened.startline.config, REDIS_URL: url }, clock);
    await beside.redis.connect();
    onTestFinished(() => closeStartline(beside));
    processes.push(beside);
  }
  const event = await anEventOnSale(opened.startline, options);

  const queue: QueueOfProcesses = {
    event,
    clock,
    processes,
    async join(process, { nonce = randomText(32), ticket } = {}) {
      const deps = processes[process % processes.length] as Startline;
      const answer = await joinQueue(deps, event.id, { nonce, ticket, address: "192.0.2.1", device: "a phone" });
      if (!answer.joined) throw new Error(`not joined: ${answer.because}`);
      return { nonce, index: answer.entry.index, number: answer.entry.number, ticket: answer.ticket };
    },
    joinMany: (count) => Promise.all(Array.from({ length: count }, (_, process) => queue.join(process))),
    async untilRedisIssues(process = 0) {
      const { redis, statusCache, db } = processes[process] as Startline;
      const began = performance.now();
      const hasGoneOn = async () => {
        await statusCache.readStatus(event.id);
        const { rows } = await sql<{ epoch: number; issuer: string }>`
          SELECT epoch, issuer FROM waiting_rooms WHERE event_id = ${event.id}`.execute(db);
        const epoch = await redis.hget(`wr:{${event.id}}:counters`, "epoch").catch(() => null);
        return rows[0]?.issuer === "redis" && rows[0].epoch === Number(epoch);
      };
      await expect.poll(hasGoneOn, { timeout: 30_000, interval: 100 }).toBe(true);
      return (performance.now() - began) / 1000;
    },
  };
  return queue;
}

/** No number is anybody else's. */
export function expectAllDifferent(people: readonly Person[]): void {
  const byNonce = new Map(people.map((person) => [person.nonce, person.index]));
  expect(new Set(byNonce.values()).size).toBe(byNonce.size);
  const numbers = people.flatMap(({ number }) => (number === null ? [] : [number]));
  const ofNonce = new Map(people.map((person) => [person.nonce, person.number]));
  if (numbers.length > 0) expect(new Set(ofNonce.values()).size).toBe(ofNonce.size);
}
