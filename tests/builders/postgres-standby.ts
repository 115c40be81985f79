import { execFileSync } from "node:child_process";
import { appendFileSync, chownSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { isRoot, NOBODY } from "../../servers/nobody.ts";
import { type StartedPostgres, startPostgres } from "../../servers/postgres.ts";

/**
 * A streaming standby of a running server, made from a copy of its data as pg_basebackup makes one; that program is not among
 * npm's binaries. `SELECT pg_promote()` makes it a server of its own.
 */
export async function startStandby(primary: StartedPostgres): Promise<StartedPostgres> {
  const dataDir = `${primary.dataDir}-standby`;
  const client = new Client({ connectionString: primary.url });
  await client.connect();
  await client.query("SELECT pg_backup_start('standby', fast => true)");
  execFileSync("cp", ["-a", primary.dataDir, dataDir]);
  const { rows } = await client.query("SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)");
  await client.end();

  rmSync(join(dataDir, "postmaster.pid"));
  for (const [name, text] of Object.entries({ backup_label: rows[0].labelfile, "standby.signal": "" })) {
    writeFileSync(join(dataDir, name), text);
    if (isRoot()) chownSync(join(dataDir, name), NOBODY, NOBODY);
  }
  const follows = `host=127.0.0.1 port=${primary.port} user=postgres`;
  appendFileSync(join(dataDir, "postgresql.auto.conf"), `primary_conninfo = '${follows}'\n`);
  return startPostgres({ dataDir, isStandby: true });
}
