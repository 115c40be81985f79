import { randomBytes } from "node:crypto";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../../servers/postgres.ts";
import { startRedis } from "../../servers/redis.ts";
import { startRedisCluster } from "../../servers/redis-cluster.ts";
import { runProgram, stopEverything } from "../../servers/start-program.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A database from which others can be created and dropped. */
    adminDatabaseUrl: string;
    /** The migrated database that `createTestDatabase` copies. */
    templateDatabase: string;
    redisUrl: string;
    /** Whether Redis is ours alone and has a logical database for each test file. */
    hasDatabaseForEach: boolean;
  }
}

/**
 * One PostgreSQL, without fsync, and one Redis for the whole run, and one migrated database to copy. A test in which a server
 * dies starts its own. Existing servers are used if named; TEST_REDIS=cluster starts a Redis Cluster instead.
 */
export default async function setUpServers(project: TestProject): Promise<() => Promise<void>> {
  try {
    return await startAndProvide(project);
  } catch (error) {
    await stopEverything(); // Vitest tears down only what was set up.
    throw error;
  }
}

async function startAndProvide(project: TestProject): Promise<() => Promise<void>> {
  const givenDatabase = process.env.DATABASE_URL || undefined;
  const givenRedis = process.env.REDIS_URL || undefined;
  const isClustered = process.env.TEST_REDIS === "cluster";
  const [adminDatabaseUrl, redisUrl] = await Promise.all([
    givenDatabase ?? startPostgres({ isDurable: false }).then((started) => started.url),
    givenRedis ?? (isClustered ? startRedisCluster() : startRedis()).then((started) => started.url),
  ]);
  const templateDatabase = `startline_test_${randomBytes(4).toString("hex")}`;
  await makeTemplate(adminDatabaseUrl, templateDatabase);

  project.provide("adminDatabaseUrl", adminDatabaseUrl);
  project.provide("templateDatabase", templateDatabase);
  project.provide("redisUrl", redisUrl);
  project.provide("hasDatabaseForEach", givenRedis === undefined && !isClustered);

  return async () => {
    // Our own cluster is thrown away whole; on a server of yours nothing may stay behind.
    if (givenDatabase !== undefined) await dropDatabasesOf(adminDatabaseUrl, templateDatabase);
    await stopEverything();
  };
}

async function makeTemplate(adminUrl: string, template: string): Promise<void> {
  await runSql(adminUrl, `CREATE DATABASE ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${template}`;
  const env = { DATABASE_URL: url.href, DATABASE_URL_DIRECT: "" };
  await runProgram({ name: "migrate", command: process.execPath, args: ["scripts/migrate.ts"], env });
  // Only a database that nobody is connected to can be copied.
  await runSql(adminUrl, `ALTER DATABASE ${template} ALLOW_CONNECTIONS false`);
}

async function dropDatabasesOf(adminUrl: string, template: string): Promise<void> {
  const made = await runSql(adminUrl, "SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [template]);
  for (const { datname } of made) await runSql(adminUrl, `DROP DATABASE ${datname} WITH (FORCE)`);
}

async function runSql(url: string, sql: string, values: string[] = []): Promise<Record<string, string>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}
