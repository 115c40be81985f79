import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isRoot } from "../../servers/nobody.ts";
import { runFolderParent } from "../../servers/run-folder.ts";
import type { Fault } from "../scenarios/scenario.ts";
import type { StageOptions } from "./open-stage.ts";
import { statOf } from "./pin.ts";

const SIZE_MB = 512;
const folder = join(runFolderParent(), `surge-disk-${process.pid}`);
const ballast = join(folder, "ballast");

/** A disk in memory for PostgreSQL alone, or why this machine has none. It is gone when this process ends. */
export async function prepareSmallDisk(): Promise<Partial<StageOptions> | { skippedBecause: string }> {
  if (!isRoot()) return { skippedBecause: "only root may mount the small disk that it fills" };
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE_MB}m`, "tmpfs", folder], { stdio: "pipe" });
  } catch (error) {
    rmSync(folder, { recursive: true });
    return { skippedBecause: `this machine mounts no disk (${(error as Error).message.trim()})` };
  }
  chmodSync(folder, 0o711);
  process.on("exit", () => execFileSync("umount", ["-l", folder]));
  return { dataDir: join(folder, "postgres-data") };
}

/** The disk is full for a while: nothing can be written. Somebody makes room, and starts PostgreSQL again if it gave up. */
export function diskFull(atSeconds: number, seconds: number): Fault {
  return {
    name: `the disk of postgresql is full for ${seconds} s`,
    atSeconds,
    sellsAgainWithinMs: (seconds + 10) * 1000,
    isDatabaseAway: true,
    async strike(stage) {
      await fill();
      await pause(seconds * 1000);
      rmSync(ballast);
      const postgresql = stage.program("postgresql");
      if (statOf(postgresql.pid()) === null) await postgresql.start();
      return Date.now();
    },
  };
}

async function fill(): Promise<void> {
  const block = Buffer.alloc(1024 * 1024);
  try {
    for (;;) await appendFile(ballast, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
}
