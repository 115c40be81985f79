import { randomText } from "#platform/ids.ts";
import type { RedisClient } from "#platform/redis.ts";
import { QueueStore } from "./queue-store.redis.ts";
import { ticketIdOf } from "./queue-ticket.ts";
import { RedisAway } from "./redis-guard.ts";

const KEEP_SECONDS = 60;

/**
 * Lets Redis do once all that a queue asks of it, for an event that does not exist: a user who may ping may still not be allowed
 * a command of our scripts, and then each join would go to PostgreSQL. Rejects with what Redis says, or with what is wrong.
 */
export async function probeQueue(redis: RedisClient): Promise<void> {
  const queue = new QueueStore(redis, { failuresMax: Number.POSITIVE_INFINITY, keepSeconds: KEEP_SECONDS });
  const eventId = `try-${randomText(16)}`;
  const ticketId = ticketIdOf(randomText(32));
  const visit = {
    ticketId,
    keptIndex: null,
    lastDrawn: null,
    proofAbove: 1,
    hasProof: false,
    joinsPerSecondMax: 10,
    address: eventId,
    device: eventId,
    isLookedUp: true,
    disownedIndex: null,
  };
  try {
    await queue.join(eventId, visit);
    await queue.openEpoch(eventId, { epoch: 1, issued: 0, reserved: 1, hasProvisional: true });
    await queue.extendBlock(eventId, 1, 2);
    await queue.join(eventId, visit);
    const joined = await queue.join(eventId, { ...visit, keptIndex: 2 });
    await queue.writeStatus(eventId, "{}");
    const { document, epoch } = await queue.readStatus(eventId);
    const counters = await queue.readCounters(eventId);
    const list = await queue.readDrawList(eventId, 2);
    const isWhole = joined.outcome === "joined" && document === "{}" && epoch === 1 && counters.epoch === 1;
    if (!isWhole || list.every((byte) => byte === 0)) throw new Error("it forgets what it was told a moment ago");
  } catch (error) {
    throw error instanceof RedisAway ? error.cause : error;
  } finally {
    await queue.forget(eventId, ticketId).catch(() => {});
  }
}
