import { randomText } from "#platform/ids.ts";
import type { RedisClient } from "#platform/redis.ts";
import { QueueStore } from "./queue.redis.ts";
import { ticketIdOf } from "./queue-ticket.ts";

const KEPT_SECONDS = 60;
/** What a Redis user has to be allowed: Redis itself does not say which of them it refused to a script. */
const COMMANDS = "EVAL EVALSHA INFO TIME GET SET SETRANGE HGET HMGET HSET BITFIELD EXPIRE";

/**
 * Lets Redis do once all that a queue asks of it, for an event that does not exist: a user who may ping may still not be allowed
 * a command of our scripts, and then each join would go to PostgreSQL. Null if all is well, else Redis' own words and what is needed.
 */
export async function probeQueue(redis: RedisClient): Promise<string | null> {
  const queue = new QueueStore(redis, { failuresMax: Number.POSITIVE_INFINITY, keptSeconds: KEPT_SECONDS });
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
    spoiltIndex: null,
  };
  try {
    await queue.join(eventId, visit);
    await queue.openEpoch(eventId, { epoch: 1, issued: 0, reserved: 1, hasProvisional: true });
    await queue.extend(eventId, 1, 2);
    await queue.join(eventId, visit);
    const joined = await queue.join(eventId, { ...visit, keptIndex: 2 });
    await queue.writeStatus(eventId, "{}");
    const { document, epoch } = await queue.readStatus(eventId);
    const counters = await queue.readCounters(eventId);
    const list = await queue.readDrawList(eventId, 2);
    const isWhole = joined.outcome === "joined" && document === "{}" && epoch === 1 && counters.epoch === 1;
    return isWhole && list.some((byte) => byte !== 0) ? null : "it forgets what it was told a moment ago";
  } catch (error) {
    const { cause } = error as Error;
    return `${cause instanceof Error ? cause.message : String(error)} (needed: ${COMMANDS})`;
  } finally {
    await queue.forget(eventId, ticketId).catch(() => {});
  }
}
