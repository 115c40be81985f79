import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/**
 * What tells a running process from a later one that was given the same id: when it started. Null when no such process
 * runs; a zombie counts as gone, because in a container nobody may ever collect it.
 */
export function processMark(pid: number): string | null {
  return process.platform === "linux" ? markFromProc(pid) : markFromPs(pid);
}

/**
 * Inside which boot and process namespace an id means something. Two containers can share one temp folder without
 * seeing each other's processes.
 */
export function processScope(): string {
  if (process.platform !== "linux") return process.platform;
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
}

function markFromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command's name may hold spaces and parentheses, so the fields are counted from the last one (man proc_pid_stat).
    const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const startedAtTick = rest[18];
    return state === "Z" || startedAtTick === undefined ? null : startedAtTick;
  } catch {
    return null;
  }
}

function markFromPs(pid: number): string | null {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}
