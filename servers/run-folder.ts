import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canEnterAsNobody, isRoot } from "./nobody.ts";
import { OWNER_FILE, RUN_FOLDER_PREFIX, reapOrphans } from "./reap-orphans.ts";
import { recordProcess } from "./recorded-process.ts";

let opening: Promise<string> | undefined;
let keeps = false;

/**
 * The temp folder of this process: data, logs and the ids of all it started. Made at the first call, after clearing
 * away what earlier runs left behind when they were killed.
 */
export function runFolder(): Promise<string> {
  opening ??= openRunFolder();
  return opening;
}

async function openRunFolder(): Promise<string> {
  const parent = runFolderParent();
  await reapOrphans(parent);
  const folder = mkdtempSync(join(parent, RUN_FOLDER_PREFIX));
  if (isRoot()) chmodSync(folder, 0o711); // Servers that run as nobody pass through it to their own folders.
  recordProcess(join(folder, OWNER_FILE), process.pid);
  return folder;
}

/** Leaves the folder with its logs for somebody to read; the next run removes it. */
export function keepRunFolder(): void {
  keeps = true;
}

export async function closeRunFolder(): Promise<void> {
  const folder = await opening;
  opening = undefined;
  if (folder !== undefined && !keeps) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Where run folders are made: the temp folder, or /tmp when nobody may not enter that. */
export function runFolderParent(): string {
  const usual = tmpdir();
  return isRoot() && !canEnterAsNobody(usual) ? "/tmp" : usual;
}
