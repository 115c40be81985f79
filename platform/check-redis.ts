import type { RedisClient } from "./redis.ts";

/** What Redis' user has to be allowed: Redis does not say which command it refused to a script. */
const NEEDED =
  "keys wr:* and limit:*, the channel startline:event-news, PING EVAL EVALSHA INFO TIME GET SET SETRANGE HGET HMGET HSET BITFIELD EXPIRE INCRBY PTTL PUBLISH SUBSCRIBE";

/** Something that we use Redis for; `attempt` rejects with Redis' own error. */
type Use = { what: string; attempt: () => Promise<void> };

/**
 * Tries once everything that Redis is used for. Null if all of it works; else what fails and why, and if Redis refuses, what its
 * user needs.
 */
export async function checkRedis(redis: RedisClient, uses: readonly Use[]): Promise<string | null> {
  try {
    await redis.ping();
  } catch (error) {
    return isRefusal(error) ? `${messageOf(error)} (needed: ${NEEDED})` : `Redis does not answer: ${messageOf(error)}`;
  }
  const attempts = await Promise.all(uses.map(async (use) => ({ what: use.what, error: await errorOf(use) })));
  const failures = attempts.filter(({ error }) => error !== null);
  if (failures.length === 0) return null;
  const summary = failures.map(({ what, error }) => `${what}: ${messageOf(error)}`).join("; ");
  return failures.some(({ error }) => isRefusal(error)) ? `${summary} (needed: ${NEEDED})` : summary;
}

const errorOf = ({ attempt }: Use): Promise<unknown> =>
  attempt().then(
    () => null,
    (error: unknown) => error ?? new Error("it failed without a message"),
  );

/** Redis answered, and said no. */
const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === "ReplyError";

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
