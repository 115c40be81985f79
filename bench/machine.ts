import { availableParallelism, cpus } from "node:os";
import type { Stage } from "./stage.ts";

/** Without these the figures below them say little. */
export async function printMachine({ pool }: Stage): Promise<void> {
  const { rows } = await pool.query<{ version: string; fsync: string; commit: string }>(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
            current_setting('synchronous_commit') AS commit`,
  );
  const { version, fsync, commit } = rows[0] ?? { version: "?", fsync: "?", commit: "?" };
  console.log(`\n${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}), Node ${process.versions.node}`);
  console.log(`PostgreSQL ${version}, fsync ${fsync}, synchronous_commit ${commit}`);
}
