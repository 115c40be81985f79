import { readFileSync, writeFileSync } from "node:fs";
import { processMark, processScope } from "./process-mark.ts";

/** A process that we started, or that started others, as it is written down in the run folder. */
export type RecordedProcess = { pid: number; mark: string; scope: string; stopSignal: NodeJS.Signals };

/** Writes down which process runs, so that a later run can end it if its owner is killed. */
export function recordProcess(file: string, pid: number, stopSignal: NodeJS.Signals = "SIGTERM"): void {
  const mark = processMark(pid);
  if (mark === null) return;
  const recorded: RecordedProcess = { pid, mark, scope: processScope(), stopSignal };
  writeFileSync(file, JSON.stringify(recorded));
}

export function readRecord(file: string): RecordedProcess | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Whether the recorded process itself still runs, not another one with its id. */
export function isStillRunning(recorded: RecordedProcess): boolean {
  return recorded.scope === processScope() && processMark(recorded.pid) === recorded.mark;
}
