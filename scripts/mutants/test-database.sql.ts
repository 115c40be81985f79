import { Client } from "pg";

/** The server of one run of vitest, on which each test file copies one template. */
export type TestDatabase = {
  dataFolder: string;
  /** Removes the copies of the template that tests have made. */
  dropCopies(): Promise<void>;
  /** Which of our functions were called in the copies that are there. */
  readCalls(): Promise<string[]>;
  close(): Promise<void>;
};

/** What stands in PostgreSQL's log before all that happens with the functions of this name. */
export const LOG_MARK = "functions are now: ";

const SETTINGS = [
  // Nobody needs what is in it after a crash.
  "fsync = off",
  "synchronous_commit = off",
  "full_page_writes = off",
  // Each call of a function is counted.
  "track_functions = 'all'",
  // The log tells a mutant that cannot be planned from one that decides wrongly.
  "log_line_prefix = 'sqlstate %e '",
];

export async function openTestDatabase(adminUrl: string, template: string): Promise<TestDatabase> {
  const admin = await connect(adminUrl);
  for (const setting of SETTINGS) await admin.query(`ALTER SYSTEM SET ${setting}`);
  await admin.query("SELECT pg_reload_conf()");
  const { rows } = await admin.query<{ data_directory: string }>("SHOW data_directory");
  const copies = async () => {
    const found = await admin.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1) AND datname <> $1",
      [template],
    );
    return found.rows.map(({ datname }) => datname);
  };
  return {
    dataFolder: rows[0]?.data_directory ?? "",
    async dropCopies() {
      for (const name of await copies()) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
    async readCalls() {
      const calls = new Set<string>();
      for (const name of await copies()) {
        const client = await connect(urlOf(adminUrl, name));
        const counted = await client.query<{ funcname: string }>("SELECT funcname FROM pg_stat_user_functions");
        for (const { funcname } of counted.rows) calls.add(funcname);
        await client.end();
      }
      return [...calls].sort();
    },
    close: () => admin.end(),
  };
}

/** Replaces functions in the template. Answers why PostgreSQL did not take them, or null. */
export async function replaceFunctions(
  adminUrl: string,
  template: string,
  name: string,
  functions: string,
): Promise<string | null> {
  const admin = await connect(adminUrl);
  await admin.query(`DO $$ BEGIN RAISE LOG '${LOG_MARK}${name}'; END $$`);
  await admin.query(`ALTER DATABASE ${template} ALLOW_CONNECTIONS true`);
  const client = await connect(urlOf(adminUrl, template));
  try {
    await client.query(functions);
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end();
    // Only a database that nobody is connected to can be copied, and the server takes a moment to notice.
    await admin.query(`ALTER DATABASE ${template} ALLOW_CONNECTIONS false`);
    await admin.end();
  }
}

const urlOf = (adminUrl: string, database: string): string =>
  Object.assign(new URL(adminUrl), { pathname: `/${database}` }).href;

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {}); // Told by the query that it fails.
  await client.connect();
  return client;
}
