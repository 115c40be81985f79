import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import { QueueStore } from "#booking/waiting-room/queue-store.redis.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { newEventId, randomText } from "#platform/ids.ts";
import { queueKeys } from "#tests/builders/forgetful-redis.ts";
import type { Stage } from "../stage.ts";

const AT_ONCE = 200;
/** By then Redis has let go of what a closed connection needed for its commands: that is no memory of anybody. */
const BUFFERS_FREED_MS = 3000;

export type MemoryFigures = {
  /** Bytes per person: what MEMORY USAGE says of the event's keys, and by how much the whole server grew. */
  keys: number;
  server: number;
  /** Whether every bucket is still packed; if not, the next person costs much more. */
  isPacked: boolean;
};

/** What Redis keeps of so many people who have joined: before the draw they are on its list as well. */
export async function measureMemory(
  stage: Stage,
  { people, when }: { people: number; when: "before" | "open" },
): Promise<MemoryFigures> {
  const redis = new Redis(stage.environment.REDIS_URL ?? "");
  const observer = new Redis(stage.environment.REDIS_URL ?? "");
  try {
    const queue = new QueueStore(redis);
    const eventId = newEventId();
    const before = await usedMemory(observer);
    await queue.openEpoch(eventId, { epoch: 1, issued: 0, reserved: people, hasProvisional: false });
    for (let joined = 0; joined < people; joined += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, () => join(queue, eventId, when)));
    }
    redis.disconnect();
    await pause(BUFFERS_FREED_MS);
    const grown = (await usedMemory(observer)) - before;
    const keys = await queueKeys(observer, eventId);
    const sizes = await Promise.all(keys.map((key) => observer.memory("USAGE", key, "SAMPLES", 0)));
    const buckets = keys.filter((key) => key.includes(":joins:"));
    const encodings = await Promise.all(buckets.map((key) => observer.object("ENCODING", key)));
    return {
      keys: sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) / people,
      server: grown / people,
      isPacked: encodings.every((encoding) => encoding === "listpack" || encoding === "ziplist"),
    };
  } finally {
    redis.disconnect();
    observer.disconnect();
  }
}

async function join(queue: QueueStore, eventId: string, when: "before" | "open"): Promise<void> {
  const address = randomText(8);
  const reply = await queue.join(eventId, {
    ticketId: ticketIdOf(randomText(32)),
    keptIndex: null,
    lastDrawn: when === "before" ? null : 0,
    proofAbove: null,
    hasProof: false,
    joinsPerSecondMax: 1_000_000,
    address,
    device: address,
    isLookedUp: false,
    disownedIndex: null,
  });
  if (reply.outcome !== "joined") throw new Error(`a join was answered ${reply.outcome}`);
}

async function usedMemory(redis: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await redis.info("memory"))?.[1]);
}
