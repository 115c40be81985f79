import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startOnPort } from "./free-port.ts";
import { runFolder } from "./run-folder.ts";
import { startProgram } from "./start-program.ts";

export type StartedPgBouncer = {
  /** The database of `databaseUrl`, through the pool. */
  url: string;
  port: number;
  pid: number;
  stop(): Promise<void>;
};

/**
 * Starts the machine's PgBouncer on 127.0.0.1 in transaction mode before one database, with at most `poolSize` server
 * connections, as a managed PostgreSQL offers it to functions that come and go.
 */
export async function startPgBouncer(options: {
  databaseUrl: string;
  poolSize: number;
  port?: number;
}): Promise<StartedPgBouncer> {
  const target = new URL(options.databaseUrl);
  const database = target.pathname.slice(1);
  const folder = join(await runFolder(), "pgbouncer");
  mkdirSync(folder, { recursive: true });

  return startOnPort(options.port, async (port) => {
    const settingsFile = join(folder, `${port}.ini`);
    writeFileSync(
      settingsFile,
      `[databases]
${database} = host=${target.hostname} port=${target.port || 5432} dbname=${database} ${credentialsOf(target)}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${options.poolSize}
max_client_conn = 1000
server_login_retry = 1
${knowsPreparedStatements() ? "max_prepared_statements = 0" : ""}
`,
      { mode: 0o644 },
    );
    const server = await startProgram({
      name: "PgBouncer",
      command: "pgbouncer",
      args: [settingsFile],
      env: { PATH: withSbin().env.PATH },
      folder: "/",
      dropsRights: true,
      readyText: "process up",
      stopSignal: "SIGTERM",
    });
    return {
      url: `postgres://${target.username || "postgres"}@127.0.0.1:${port}/${database}`,
      port,
      pid: server.pid,
      stop: server.stop,
    };
  });
}

/** From 1.21 on. They are not kept here whatever the version, so that the tests meet the same pooler everywhere. */
function knowsPreparedStatements(): boolean {
  const [, major, minor] = /PgBouncer (\d+)\.(\d+)/.exec(execFileSync("pgbouncer", ["--version"], withSbin())) ?? [];
  return Number(major) > 1 || Number(minor) >= 21;
}

/** Where Debian puts it; not on every user's path. */
const withSbin = () => ({ env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }, encoding: "utf8" }) as const;

function credentialsOf(target: URL): string {
  const user = `user=${decodeURIComponent(target.username || "postgres")}`;
  return target.password === "" ? user : `${user} password=${decodeURIComponent(target.password)}`;
}
