import { sql } from "kysely";
import type { Config } from "./config.ts";
import type { Database } from "./database.ts";
import { lackingTimeouts } from "./database-timeouts.sql.ts";
import { type RedisClient, readClusterUrl } from "./redis.ts";

type Deps = { db: Database; redis: RedisClient; config: Pick<Config, "DATABASE_URL" | "REDIS_URL"> };

/** One sentence for the person who starts the program, if PostgreSQL or Redis is not there or not ready; else null. */
export async function explainUnreachable({ db, redis, config }: Deps): Promise<string | null> {
  try {
    const { rows } = await sql<{
      is_migrated: boolean;
    }>`SELECT to_regclass('events') IS NOT NULL AS is_migrated`.execute(db);
    if (!rows[0]?.is_migrated) return "The database has no tables yet. Run `npm run migrate` first.";
    const lacking = (await lackingTimeouts().execute(db)).rows.map(({ id, what }) => `${id} (${what})`);
    if (lacking.length > 0) {
      return `The database lacks its time-outs, as after a restored dump: ${lacking.join(", ")}. Run \`npm run migrate\` first.`;
    }
  } catch (error) {
    return `PostgreSQL at ${placeOf(config.DATABASE_URL)} can't be used: ${reasonOf(error)}.`;
  }
  try {
    if (redis.status === "wait") await redis.connect();
    await redis.ping();
  } catch (error) {
    return `Redis at ${placeOf(config.REDIS_URL)} can't be used: ${reasonOf(error)}.`;
  }
  return null;
}

/** Host and port only: the rest of the address may hold a password. */
function placeOf(url: string): string {
  const cluster = readClusterUrl(url);
  if (cluster) return cluster.nodes.map(({ host, port }) => `${host}:${port}`).join(", ");
  return URL.canParse(url) ? new URL(url).host : "the given address";
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
}
