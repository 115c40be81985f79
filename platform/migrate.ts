import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { openDatabase, openPool, type Tx } from "./database.ts";
import { setDatabaseTimeouts } from "./database-timeouts.sql.ts";

const MIGRATION_MS_MAX = 60 * 60_000;
/** While a change of a table waits for its lock, everybody else waits behind it. */
const LOCK_WAIT = "2s";
const ATTEMPTS_MAX = 60;
const ROOT = join(import.meta.dirname, "../db");
/** Of the advisory lock that one migrator holds; a made-up number. */
const MIGRATOR = 5_831_917;

type File = { name: string; text: string };

/**
 * Brings a database up to date, in one transaction under one lock: numbered migrations once each (kysely's Migrator), then
 * every file of db/functions, which only ever says CREATE OR REPLACE, then the database's time-outs. Others see all of it or
 * nothing. Where a running sale has a table locked, it lets go and tries again. Answers the names of the migrations that ran.
 * @throws if a migration that ran here says something else by now.
 */
export async function migrate(url: string, folder = ROOT): Promise<string[]> {
  const [migrations, functions] = await Promise.all([
    readFiles(join(folder, "migrations")),
    readFiles(join(folder, "functions")),
  ]);
  for (let attempt = 1; ; attempt++) {
    // A pool for each attempt: the migrator's own lock is a session's, and goes with its connection.
    const db = openDatabase(openPool(url, 1, MIGRATION_MS_MAX));
    try {
      return await db.transaction().execute((tx) => migrateWithin(tx, migrations, functions));
    } catch (error) {
      if (!isOvertaken(error) || attempt === ATTEMPTS_MAX) throw error;
    } finally {
      await db.destroy();
    }
    await pause(500);
  }
}

async function migrateWithin(tx: Tx, migrations: readonly File[], functions: readonly File[]): Promise<string[]> {
  await sql`SET LOCAL lock_timeout = 0`.execute(tx);
  // An index over a season's bookings takes longer than any statement of the product may.
  await sql`SET LOCAL statement_timeout = 0`.execute(tx);
  await sql`SELECT pg_advisory_xact_lock(${MIGRATOR})`.execute(tx);
  await refuseChanged(tx, migrations);

  const ran = await runMigrations(tx, migrations);
  await waitBriefly(tx);
  for (const { text } of functions) await sql.raw(text).execute(tx);
  await setDatabaseTimeouts(tx);
  return ran;
}

async function runMigrations(tx: Tx, files: readonly File[]): Promise<string[]> {
  let failure: unknown;
  const migrationOf = (file: File): [string, Migration] => {
    const up = () =>
      runMigration(tx, file).catch((error: unknown) => {
        failure = error;
        throw error;
      });
    return [file.name, { up }];
  };
  const provider = { getMigrations: async () => Object.fromEntries(files.map(migrationOf)) };
  // After a failure kysely unlocks in the transaction that is lost, and tells of that instead.
  const { error, results = [] } = await new Migrator({ db: tx, provider })
    .migrateToLatest()
    .catch((error: unknown) => ({ error, results: [] }));
  if (error) throw failure ?? error;
  return results.map((result) => result.migrationName);
}

async function runMigration(tx: Tx, file: File): Promise<void> {
  await waitBriefly(tx);
  await sql.raw(file.text).execute(tx);
  await sql`INSERT INTO migration_checksums VALUES (${file.name}, ${checksumOf(file)})`.execute(tx);
}

/** Kysely sets the time-out for its own lock, and leaves it so. */
const waitBriefly = (tx: Tx) => sql`SET LOCAL lock_timeout = ${sql.lit(LOCK_WAIT)}`.execute(tx);

/** A file that is edited after it ran would leave two databases of one release unlike each other. */
async function refuseChanged(tx: Tx, migrations: readonly File[]): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS migration_checksums (name text PRIMARY KEY, sha256 text NOT NULL)`.execute(tx);
  const { rows } = await sql<{ name: string; sha256: string }>`SELECT name, sha256 FROM migration_checksums`.execute(
    tx,
  );
  const ran = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  const changed = migrations.filter((file) => ran.has(file.name) && ran.get(file.name) !== checksumOf(file));
  if (changed.length === 0) return;
  const names = changed.map(({ name }) => name).join(", ");
  throw new Error(`${names} ran here and was changed since; a change of a database is a new migration`);
}

const checksumOf = ({ text }: File): string => createHash("sha256").update(text).digest("hex");

/** The sale had a lock that we need, or the other way round. */
const isOvertaken = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(55P03|40P01)$/.test(String(error.code));

async function readFiles(folder: string): Promise<File[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const read = async (name: string) => ({
    name: name.replace(/\.sql$/, ""),
    text: await readFile(join(folder, name), "utf8"),
  });
  return Promise.all(names.map(read));
}
