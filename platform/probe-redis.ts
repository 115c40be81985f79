import type { RedisClient } from "./redis.ts";

/** What a Redis user has to be allowed: Redis does not say which command it refused to a script. */
const NEEDED =
  "keys wr:* and limit:*, the channel startline:event-news, PING EVAL EVALSHA INFO TIME GET SET SETRANGE HGET HMGET HSET BITFIELD EXPIRE INCRBY PTTL PUBLISH SUBSCRIBE";

/** A use that is made of Redis, which rejects with Redis' own words. */
type Use = { what: string; attempt: () => Promise<void> };

/**
 * Lets Redis do once all that is asked of it. Null if all is well; else what it does not do, why not, and if it refuses, what its
 * user needs.
 */
export async function probeRedis(redis: RedisClient, uses: readonly Use[]): Promise<string | null> {
  try {
    await redis.ping();
  } catch (error) {
    return isRefusal(error) ? `${wordsOf(error)} (needed: ${NEEDED})` : `Redis does not answer: ${wordsOf(error)}`;
  }
  const attempts = await Promise.all(uses.map(async (use) => ({ what: use.what, error: await errorOf(use) })));
  const faults = attempts.filter(({ error }) => error !== null);
  if (faults.length === 0) return null;
  const said = faults.map(({ what, error }) => `${what}: ${wordsOf(error)}`).join("; ");
  return faults.some(({ error }) => isRefusal(error)) ? `${said} (needed: ${NEEDED})` : said;
}

const errorOf = ({ attempt }: Use): Promise<unknown> =>
  attempt().then(
    () => null,
    (error: unknown) => error ?? new Error("it failed without a word"),
  );

/** Redis answered, and said no. */
const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === "ReplyError";

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
