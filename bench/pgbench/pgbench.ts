import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram } from "../../servers/start-program.ts";

export type PgbenchScript = "hold-in-statements" | "hold-in-one-call";

const DEBIAN_VERSIONS = "/usr/lib/postgresql";

/** The program pgbench of this machine. @throws Error saying how to get it. */
export function findPgbench(): string {
  const onPath = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const known = [...onPath, ...debianFolders(), "/opt/homebrew/opt/libpq/bin", "/usr/local/opt/libpq/bin"];
  const found = known.map((folder) => join(folder, "pgbench")).find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new Error("The benchmark compares with pgbench, which is not here: sudo apt-get install -y postgresql-contrib");
}

function debianFolders(): string[] {
  if (!existsSync(DEBIAN_VERSIONS)) return [];
  const versions = readdirSync(DEBIAN_VERSIONS).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(DEBIAN_VERSIONS, version, "bin"));
}

/** Lets pgbench hold places of one event, one per transaction, for some seconds. Answers how many, and how many a second. */
export async function runPgbench(
  pgbench: string,
  databaseUrl: string,
  run: { script: PgbenchScript; clients: number; seconds: number; eventId: string },
): Promise<{ held: number; perSecond: number }> {
  const output = await runProgram({
    name: `pgbench ${run.script} ${run.clients}`,
    command: pgbench,
    args: [
      "--no-vacuum",
      "--protocol=prepared",
      `--client=${run.clients}`,
      `--jobs=${Math.min(2, run.clients)}`,
      `--time=${run.seconds}`,
      `--define=event=${run.eventId}`,
      `--file=${fileURLToPath(new URL(`${run.script}.sql`, import.meta.url))}`,
      databaseUrl,
    ],
  });
  return {
    held: numberAfter(output, /number of transactions actually processed: (\d+)/),
    perSecond: numberAfter(output, /tps = ([\d.]+) \(without initial connection time\)/),
  };
}

function numberAfter(output: string, pattern: RegExp): number {
  const found = pattern.exec(output)?.[1];
  if (found === undefined) throw new Error(`pgbench printed no figure:\n${output}`);
  return Number(found);
}
