import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { openDatabase, openPool } from "./database.ts";
import { missingTimeouts } from "./database-timeouts.sql.ts";
import { migrate } from "./migrate.ts";

test("three migrators at once: one migrates, the others wait and find nothing to do", async () => {
  const { url } = await anEmptyDatabase();
  const ran = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(ran.map((names) => names.length > 0).sort()).toEqual([false, false, true]);
});

test("every run sets the database's time-outs, which a restored dump is without", async () => {
  const { url, query, name } = await anEmptyDatabase();
  await migrate(url);
  await query(`ALTER DATABASE ${name} RESET ALL`);
  expect(await lackingAt(url)).toEqual(["idle_in_transaction_session_timeout", "lock_timeout", "statement_timeout"]);

  await migrate(url);

  expect(await lackingAt(url)).toEqual([]);
});

test("a role that has time-outs of its own gets the right ones for this database", async () => {
  const { url, query, name } = await anEmptyDatabase();
  await migrate(url);
  await query(`ALTER ROLE CURRENT_USER IN DATABASE ${name} SET statement_timeout = '2min'`);
  expect(await lackingAt(url)).toEqual(["statement_timeout"]);

  await migrate(url);

  expect(await lackingAt(url)).toEqual([]);
});

test("a time-out that is longer than it should be counts as missing", async () => {
  const { url, query, name } = await anEmptyDatabase();
  await migrate(url);
  await query(`ALTER DATABASE ${name} SET lock_timeout = '1h'`);
  expect(await lackingAt(url)).toEqual(["lock_timeout"]);
});

test("a migration may take longer than any statement of the product", async () => {
  const { url, query, name } = await anEmptyDatabase();
  await query(`ALTER DATABASE ${name} SET statement_timeout = '50ms'`);
  const folder = aFolder({ "migrations/001-slow.sql": "SELECT pg_sleep(0.2); CREATE TABLE one (id text);" });
  expect(await migrate(url, folder)).toEqual(["001-slow"]);
});

test("tables and functions change together or not at all", async () => {
  const { url, query } = await anEmptyDatabase();
  const folder = aFolder({
    "migrations/001-one.sql": "CREATE TABLE one (id text);",
    "functions/01-good.sql": "CREATE OR REPLACE FUNCTION good() RETURNS integer LANGUAGE sql AS 'SELECT 1';",
    "functions/02-bad.sql": "CREATE OR REPLACE FUNCTION bad() RETURNS integer LANGUAGE sql AS 'SELECT nothing';",
  });
  await expect(migrate(url, folder)).rejects.toThrow(/nothing/);
  expect(await query("SELECT to_regclass('one') AS one, to_regproc('good') AS good")).toEqual([
    { one: null, good: null },
  ]);
});

test("a migration that was changed after it ran is refused by its name, and nothing else happens", async () => {
  const { url, query } = await anEmptyDatabase();
  const first = { "migrations/001-one.sql": "CREATE TABLE one (id text);" };
  await migrate(url, aFolder(first));
  const changed = { "migrations/001-one.sql": "CREATE TABLE one (id bigint);", "migrations/002-two.sql": "SELECT 1;" };

  await expect(migrate(url, aFolder(changed))).rejects.toThrow(/^001-one ran here and was changed since/);

  expect(await query("SELECT name FROM kysely_migration")).toEqual([{ name: "001-one" }]);
  expect(await migrate(url, aFolder({ ...first, "migrations/002-two.sql": "SELECT 1;" }))).toEqual(["002-two"]);
});

test("a table that the sale has locked is waited for in short turns, and those behind it are served meanwhile", async () => {
  const { url } = await anEmptyDatabase();
  await migrate(url, aFolder({ "migrations/001-one.sql": "CREATE TABLE one (id text);" }));
  const [holder, rider] = [await connected(url), await connected(url)];
  await holder.query("BEGIN; SELECT * FROM one");

  const next = aFolder({
    "migrations/001-one.sql": "CREATE TABLE one (id text);",
    "migrations/002-two.sql": "ALTER TABLE one ADD COLUMN two text;",
  });
  const migrating = migrate(url, next);
  const waiting = "SELECT 1 FROM pg_locks WHERE relation = 'one'::regclass AND mode = 'AccessExclusiveLock'";
  await expect.poll(async () => (await rider.query(waiting)).rowCount, { timeout: 10_000 }).toBe(1);
  await rider.query("SELECT * FROM one");
  await holder.query("COMMIT");

  expect(await migrating).toEqual(["002-two"]);
});

async function anEmptyDatabase() {
  const name = `${inject("templateDatabase")}_${randomBytes(6).toString("hex")}`;
  const admin = await connected(inject("adminDatabaseUrl"));
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(inject("adminDatabaseUrl"));
  url.pathname = `/${name}`;
  const query = async (text: string) => {
    const client = new Client({ connectionString: url.href });
    await client.connect();
    return (await client.query(text).finally(() => client.end())).rows;
  };
  return { url: url.href, name, query };
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

async function lackingAt(url: string): Promise<string[]> {
  const db = openDatabase(openPool(url, 1));
  const { rows } = await missingTimeouts().execute(db);
  await db.destroy();
  return rows.map(({ id }) => id).sort();
}

function aFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "migrate-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const kind of ["migrations", "functions"]) mkdirSync(join(folder, kind));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
