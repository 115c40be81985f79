import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { openDatabase, openPool } from "#platform/database.ts";
import { setDatabaseTimeouts } from "#platform/database-timeouts.sql.ts";

/**
 * Makes a fresh, migrated, empty database for one test file and answers its URL. It is never dropped during the run:
 * dropping under a pool that is just closing fails the run with errors that no test can catch.
 */
export async function createTestDatabase(): Promise<string> {
  const template = inject("templateDatabase");
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  const url = new URL(inject("adminDatabaseUrl"));
  const admin = new Client({ connectionString: url.href });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  } finally {
    await admin.end();
  }
  url.pathname = `/${name}`;
  await setTimeouts(url.href);
  return url.href;
}

/** They are the database's own, and do not come along with a copy. */
async function setTimeouts(url: string): Promise<void> {
  const db = openDatabase(openPool(url, 1));
  try {
    await setDatabaseTimeouts(db);
  } finally {
    await db.destroy();
  }
}
