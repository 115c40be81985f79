import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "#platform/migrate.ts";
import { freePort } from "../../servers/free-port.ts";
import { startPgBouncer } from "../../servers/pgbouncer.ts";
import { startPostgres } from "../../servers/postgres.ts";
import { openSurroundings, startWorker } from "./open-door.ts";

/** Longer than a round of each busy job, so that connections are lost in the hands of those who have them. */
const AWAY_MS = 5000;

/** How many connections others have to the database. */
async function countOthers(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    "SELECT count(*)::int AS others FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
  );
  await client.end();
  return rows[0].others;
}

test("a worker behind PgBouncer outlives PostgreSQL, and goes on when it is back", async () => {
  let postgres = await startPostgres({ port: await freePort() });
  await migrate(postgres.url);
  const pooled = await startPgBouncer({ databaseUrl: postgres.url, poolSize: 8 });
  const around = await openSurroundings();
  const worker = await startWorker({ ...around.env, DATABASE_URL: pooled.url });
  onTestFinished(async () => {
    await worker.stop();
    await around.close();
    await pooled.stop();
    await postgres.stop();
  });
  let hasEnded = false;
  void worker.ended.then(() => {
    hasEnded = true;
  });

  await postgres.stop();
  await pause(AWAY_MS);
  postgres = await startPostgres({ dataDir: postgres.dataDir, port: postgres.port });
  const goesOn = async () => hasEnded || (await countOthers(postgres.url)) > 0;
  await expect.poll(goesOn, { timeout: 20_000 }).toBe(true);
  expect(hasEnded).toBe(false);
});
