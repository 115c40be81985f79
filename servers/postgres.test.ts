import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { startPgBouncer } from "./pgbouncer.ts";
import { requireLinks, startPostgres } from "./postgres.ts";
import { processMark } from "./process-mark.ts";

test("PostgreSQL starts with durable commits and is gone after stop", async () => {
  const postgres = await startPostgres();

  expect(await ask(postgres.url, "SHOW fsync")).toBe("on");
  expect(await ask(postgres.url, "SELECT upper('पुणे élan')")).toBe("पुणे ÉLAN");

  await postgres.stop();
  expect(processMark(postgres.pid)).toBeNull();
  await expect(ask(postgres.url, "SELECT 1")).rejects.toThrow();
});

test("binaries that npm installed without their script are named in one sentence", () => {
  const native = mkdtempSync(join(tmpdir(), "native-"));
  onTestFinished(() => rmSync(native, { recursive: true }));
  writeFileSync(join(native, "pg-symlinks.json"), JSON.stringify([{ target: "native/lib/libnone.so" }]));
  expect(() => requireLinks(join(native, "bin"))).toThrow(
    /^PostgreSQL's binaries .* Run `npm ci` without --ignore-scripts/,
  );
});

test("PostgreSQL that was killed starts again with what was committed", async () => {
  const postgres = await startPostgres();
  await ask(postgres.url, "CREATE TABLE kept AS SELECT 'still here' AS words");
  process.kill(postgres.pid, "SIGKILL");
  // PostgreSQL takes one that nobody has collected yet for one that runs.
  await expect.poll(() => isKnown(postgres.pid)).toBe(false);

  const again = await startPostgres({ dataDir: postgres.dataDir, port: postgres.port });

  expect(await ask(again.url, "SELECT words FROM kept")).toBe("still here");
  await again.stop();
  expect(existsSync(`${again.dataDir}/postmaster.pid`)).toBe(false);
});

test("PgBouncer serves many clients with few connections to PostgreSQL", async () => {
  const postgres = await startPostgres();
  const pool = await startPgBouncer({ databaseUrl: postgres.url, poolSize: 2 });

  const backends = await Promise.all(
    Array.from({ length: 8 }, () => ask(pool.url, "SELECT pg_backend_pid() FROM pg_sleep(0.05)")),
  );

  expect(new Set(backends).size).toBe(2);
  await pool.stop();
  await postgres.stop();
  expect([processMark(pool.pid), processMark(postgres.pid)]).toEqual([null, null]);
});

/** Also as a zombie. */
function isKnown(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {}); // The server is killed on purpose.
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}
