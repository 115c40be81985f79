import { sql } from "kysely";
import type { Config } from "./config.ts";
import type { Database } from "./database.ts";
import { missingTimeouts, RECONNECT } from "./database-timeouts.sql.ts";
import { type RedisClient, readClusterUrl } from "./redis.ts";

type Deps = { db: Database; redis: RedisClient; config: Pick<Config, "DATABASE_URL" | "REDIS_URL"> };
type DatabaseDeps = { db: Database; config: Pick<Config, "DATABASE_URL"> };

/** One sentence for the person who starts the program, if PostgreSQL or Redis is not there or not ready; else null. */
export async function explainUnreachable({ db, redis, config }: Deps): Promise<string | null> {
  return (
    (await explainDatabase({ db, config })) ??
    (await explainTimeouts(db).catch((error: unknown) => cantUseDatabase(config, error))) ??
    (await explainRedis(redis, config))
  );
}

/** The same of PostgreSQL and its tables alone, for a command that needs no more. */
export async function explainDatabase({ db, config }: DatabaseDeps): Promise<string | null> {
  try {
    const { rows } = await sql<{
      is_migrated: boolean;
    }>`SELECT to_regclass('events') IS NOT NULL AS is_migrated`.execute(db);
    return rows[0]?.is_migrated ? null : "The database has no tables yet. Run `npm run migrate` first.";
  } catch (error) {
    return cantUseDatabase(config, error);
  }
}

async function explainTimeouts(db: Database): Promise<string | null> {
  const { rows } = await missingTimeouts().execute(db);
  if (rows.length === 0) return null;
  const names = rows.map(({ id }) => id).join(", ");
  if (rows.every(({ isOfOldConnection }) => isOfOldConnection)) {
    return `The database has its time-outs, but this connection was opened before they were set: ${names}. A pooler keeps such connections for an hour: ${RECONNECT}.`;
  }
  return `The database lacks its time-outs, as after a restored dump: ${names}. Run \`npm run migrate\` first; behind a pooler, ${RECONNECT} after that.`;
}

async function explainRedis(redis: RedisClient, config: Deps["config"]): Promise<string | null> {
  // The promise only says that the connection was closed; why, Redis said before.
  let said: unknown = null;
  const listen = (error: unknown) => {
    said = error;
  };
  redis.on("error", listen);
  try {
    if (redis.status === "wait") await redis.connect();
    await redis.ping();
    return null;
  } catch (error) {
    return `Redis at ${placeOf(config.REDIS_URL)} can't be used: ${reasonOf(said ?? error)}.`;
  } finally {
    redis.off("error", listen);
  }
}

const cantUseDatabase = (config: Pick<Config, "DATABASE_URL">, error: unknown): string =>
  `PostgreSQL at ${placeOf(config.DATABASE_URL)} can't be used: ${reasonOf(error)}.`;

/** Host and port only: the rest of the address may hold a password. */
function placeOf(url: string): string {
  const cluster = readClusterUrl(url);
  if (cluster) return cluster.nodes.map(({ host, port }) => `${host}:${port}`).join(", ");
  return URL.canParse(url) ? new URL(url).host : "the given address";
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  // A cluster's client only says that no node would do; what the last one said is beside it.
  if (error instanceof Error && "lastNodeError" in error && error.lastNodeError) return reasonOf(error.lastNodeError);
  return error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
}
