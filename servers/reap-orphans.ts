import { lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { processScope } from "./process-mark.ts";
import { isStillRunning, type RecordedProcess, readRecord } from "./recorded-process.ts";

export const RUN_FOLDER_PREFIX = "startline-";
export const OWNER_FILE = "owner.json";
export const STARTED_SUFFIX = ".started.json";

const STOP_PATIENCE_MS = 3_000;

/**
 * Ends what killed runs left behind and removes their folders. Only what is provably ours: the folder belongs to this
 * user, its owner no longer runs, and each process still has the start time that was written down.
 */
export async function reapOrphans(parent: string): Promise<void> {
  const abandoned = runFoldersIn(parent).filter(isAbandoned);
  await Promise.all(
    abandoned.map(async (folder) => {
      await Promise.all(processesStartedIn(folder).map(endProcess));
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }),
  );
}

function runFoldersIn(parent: string): string[] {
  return readdirSync(parent)
    .filter((name) => name.startsWith(RUN_FOLDER_PREFIX))
    .map((name) => join(parent, name))
    .filter((folder) => {
      const about = lstatSync(folder, { throwIfNoEntry: false });
      return about?.isDirectory() === true && about.uid === process.getuid?.();
    });
}

function isAbandoned(folder: string): boolean {
  const owner = readRecord(join(folder, OWNER_FILE));
  return owner !== null && owner.scope === processScope() && !isStillRunning(owner);
}

function processesStartedIn(folder: string): RecordedProcess[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(STARTED_SUFFIX))
    .map((name) => readRecord(join(folder, name)))
    .filter((recorded) => recorded !== null);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // Another run that starts just now has cleared it away.
  }
}

async function endProcess(recorded: RecordedProcess): Promise<void> {
  if (!isStillRunning(recorded)) return;
  sendSignal(recorded.pid, recorded.stopSignal);
  const givesUpAt = Date.now() + STOP_PATIENCE_MS;
  while (isStillRunning(recorded) && Date.now() < givesUpAt) await pause(20);
  // Each was started as the head of its own group, so the group takes its children along.
  if (isStillRunning(recorded)) sendSignal(-recorded.pid, "SIGKILL");
}

/** Signals a process, or a group by its negative id; one that has just ended by itself is no error. */
export function sendSignal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
