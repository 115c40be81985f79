import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newEventId, randomText } from "#platform/ids.ts";
import { aPatientQueueStore } from "#tests/builders/patient-queue-store.ts";
import { type StartedRedis, startRedis } from "../../servers/redis.ts";
import type { JoinRequest } from "./queue-store.redis.ts";
import { ticketIdOf } from "./queue-ticket.ts";

/** Of its own: it counts what Redis does. */
let server: StartedRedis;
let observer: Redis;
beforeAll(async () => {
  server = await startRedis();
  observer = new Redis(server.url);
});
afterAll(async () => {
  observer.disconnect();
  await server.stop();
});

const aJoin = (more: Partial<JoinRequest> = {}): JoinRequest => ({
  ticketId: ticketIdOf(randomText(32)),
  keptIndex: null,
  lastDrawn: 0,
  proofAbove: null,
  hasProof: true,
  joinsPerSecondMax: 1_000_000,
  address: "192.0.2.1",
  device: "a phone",
  isLookedUp: false,
  disownedIndex: null,
  ...more,
});

/** The commands that Redis carries out, also inside of a script, whose own call is one of them. */
async function commandsOf(act: () => Promise<unknown>): Promise<number> {
  await observer.config("RESETSTAT");
  await act();
  const stats = await observer.info("commandstats");
  const counts = [...stats.matchAll(/cmdstat_(\S+?):calls=(\d+)/g)];
  const ours = counts.filter(([, name]) => !name?.startsWith("config"));
  return ours.reduce((sum, [, , calls]) => sum + Number(calls), 0);
}

const JOINS_AT_ONCE = 25;

/** A queue in which so many have joined. */
async function aQueue(waiting: number, request: Partial<JoinRequest> = {}) {
  const store = aPatientQueueStore(server.url);
  const eventId = newEventId();
  await store.openEpoch(eventId, { epoch: 1, issued: 0, reserved: 1_000_000, hasProvisional: false });
  const join = (more: Partial<JoinRequest> = {}) => store.join(eventId, aJoin({ ...request, ...more }));
  for (let joined = 0; joined < waiting; joined += JOINS_AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(JOINS_AT_ONCE, waiting - joined) }, () => join()));
  }
  return { store, eventId, join };
}

test.each([
  ["in an open sale", {}],
  ["before the draw", { lastDrawn: null }],
  ["without a proof", { hasProof: false }],
  ["before the draw without a proof", { lastDrawn: null, hasProof: false }],
])("a join costs at most ten commands inside of Redis, and no more when thousands wait: %s", async (_, request) => {
  const counts: number[] = [];
  // 899 and 900: the last and the first of a part of the draw's list.
  for (const waiting of [1, 899, 900, 6000]) {
    const queue = await aQueue(waiting, request);
    counts.push((await commandsOf(() => queue.join())) - 1);
  }
  expect(Math.max(...counts)).toBeLessThanOrEqual(10);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
});

test("joining again and reading the status cost a few commands, however many wait", async () => {
  for (const waiting of [1, 6000]) {
    const { store, eventId, join } = await aQueue(waiting);
    const ticketId = ticketIdOf(randomText(32));
    await join({ ticketId });
    await store.readStatus(eventId); // From here on Redis knows the scripts.
    expect(await commandsOf(() => join({ ticketId }))).toBeLessThanOrEqual(4);
    expect(await commandsOf(() => store.readStatus(eventId))).toBeLessThanOrEqual(5);
  }
});

test("nothing that is kept of a queue is kept for ever", async () => {
  const { eventId, join } = await aQueue(1000, { lastDrawn: null, hasProof: false });
  await join({ keptIndex: 950 });
  const keys = await observer.keys(`wr:{${eventId}}:*`);
  expect(keys.length).toBeGreaterThan(100);
  for (const key of keys) expect(await observer.ttl(key), key).toBeGreaterThan(0);
});

test("the draw's list has everybody at their index", async () => {
  const { store, eventId, join } = await aQueue(0, { lastDrawn: null });
  const ticketIds = Array.from({ length: 1000 }, () => ticketIdOf(randomText(32)));
  for (const ticketId of ticketIds) await join({ ticketId });
  const kept = ticketIdOf(randomText(32));
  await join({ ticketId: kept, keptIndex: 1500 });
  const list = await store.readDrawList(eventId, 1500);
  const entry = (index: number) => list.subarray((index - 1) * 9, index * 9).toString("base64url");
  for (const [place, ticketId] of ticketIds.entries()) expect(ticketId.startsWith(entry(place + 1))).toBe(true);
  expect(entry(1200)).toBe("AAAAAAAAAAAA");
  expect(kept.startsWith(entry(1500))).toBe(true);
});

test("a server that took over from Redis, however much it was told, has no epoch of its own", async () => {
  const { store, eventId } = await aQueue(3);
  expect(await store.readCounters(eventId)).toEqual({ epoch: 1, issued: 3 });
  await observer.hset(`wr:{${eventId}}:counters`, "run_id", "another");
  expect(await store.readCounters(eventId)).toEqual({ epoch: 0, issued: 0 });
  expect(await store.readStatus(eventId)).toMatchObject({ epoch: 0, issued: 0 });
});
