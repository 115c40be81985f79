import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { openDatabase, openPool } from "./database.ts";

const MIGRATION_MS_MAX = 10 * 60_000;
const ROOT = join(import.meta.dirname, "../db");

/**
 * Brings a database up to date: numbered migrations once each (kysely's Migrator, under its lock), then every file of
 * db/functions, which only ever says CREATE OR REPLACE. Give it a direct connection, not PgBouncer's.
 * Answers the names of the migrations that ran.
 */
export async function migrate(url: string): Promise<string[]> {
  const pool = openPool(url, 2, MIGRATION_MS_MAX);
  const db = openDatabase(pool);
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    for (const name of await sqlFiles("functions")) {
      await sql.raw(await readFile(join(ROOT, "functions", name), "utf8")).execute(db);
    }
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = await sqlFiles("migrations");
  const read = async (name: string): Promise<[string, Migration]> => {
    const text = await readFile(join(ROOT, "migrations", name), "utf8");
    return [name.replace(/\.sql$/, ""), { up: async (db) => void (await sql.raw(text).execute(db)) }];
  };
  return Object.fromEntries(await Promise.all(files.map(read)));
}

const sqlFiles = async (folder: string): Promise<string[]> =>
  (await readdir(join(ROOT, folder))).filter((name) => name.endsWith(".sql")).sort();
