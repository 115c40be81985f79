import { Client } from "pg";

/** What a run of tests made: which of our functions were called in the databases that it leaves behind, and how often. */
export type Calls = Record<string, number>;

/** The server of one run of vitest, on which each test file copies one template. */
export type TestDatabase = {
  dataFolder: string;
  /** Replaces functions in the template. Answers why PostgreSQL did not take them, or null. */
  replaceFunctions(sql: string): Promise<string | null>;
  /** Removes the copies of the template that tests have made. */
  dropCopies(): Promise<void>;
  /** Which of our functions were called in the copies that are there. */
  readCalls(): Promise<Calls>;
  close(): Promise<void>;
};

export async function openTestDatabase(adminUrl: string, template: string): Promise<TestDatabase> {
  const admin = await connect(adminUrl);
  // Nobody needs what is in it after a crash, and each call of a function is counted.
  for (const setting of [
    "fsync = off",
    "synchronous_commit = off",
    "full_page_writes = off",
    "track_functions = 'all'",
  ])
    await admin.query(`ALTER SYSTEM SET ${setting}`);
  // The log tells a mutant that cannot be planned from one that decides wrongly.
  await admin.query("ALTER SYSTEM SET log_line_prefix = 'sqlstate %e '");
  await admin.query("SELECT pg_reload_conf()");

  const urlOf = (database: string) => Object.assign(new URL(adminUrl), { pathname: `/${database}` }).href;
  const copies = async () => {
    const { rows } = await admin.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1) AND datname <> $2",
      [template, template],
    );
    return rows.map(({ datname }) => datname);
  };
  const { rows } = await admin.query<{ data_directory: string }>("SHOW data_directory");
  return {
    dataFolder: rows[0]?.data_directory ?? "",
    async replaceFunctions(sql) {
      await admin.query(`ALTER DATABASE ${template} ALLOW_CONNECTIONS true`);
      const client = await connect(urlOf(template));
      try {
        await client.query(sql);
        return null;
      } catch (error) {
        return (error as Error).message;
      } finally {
        await client.end();
        await admin.query(`ALTER DATABASE ${template} ALLOW_CONNECTIONS false`);
      }
    },
    async dropCopies() {
      for (const name of await copies()) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
    async readCalls() {
      const calls: Calls = {};
      for (const name of await copies()) {
        const client = await connect(urlOf(name)).catch(() => null);
        const found = await client?.query<{ name: string; calls: number }>(
          "SELECT funcname AS name, sum(calls)::integer AS calls FROM pg_stat_user_functions GROUP BY 1",
        );
        for (const row of found?.rows ?? []) calls[row.name] = (calls[row.name] ?? 0) + row.calls;
        await client?.end();
      }
      return calls;
    },
    close: () => admin.end(),
  };
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {}); // Told by the query that it fails.
  await client.connect();
  return client;
}
