import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const CHILDREN_PATIENCE_MS = 3000;

/** Keeps a process with all its threads and children on one core (util-linux' taskset); children that it starts later inherit it. */
export function pinToCore(pid: number, core: number): void {
  for (const each of [pid, ...childrenOf(pid)]) {
    try {
      execFileSync("taskset", ["-a", "-c", "-p", String(core), String(each)], { stdio: "ignore" });
    } catch (error) {
      if (each === pid) throw new Error(`taskset could not pin process ${pid}: ${(error as Error).message}`);
    }
  }
}

/** The processes that `pid` started and that still run. */
export function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").split(" ").filter(Boolean).map(Number),
    );
  } catch {
    return []; // It has just ended.
  }
}

/** Ends a process without a word, and waits until it and its children are gone: those of PostgreSQL notice by themselves. */
export async function killHard(pid: number): Promise<void> {
  const children = childrenOf(pid);
  process.kill(pid, "SIGKILL");
  const insistsAt = Date.now() + CHILDREN_PATIENCE_MS;
  while ([pid, ...children].some((each) => statOf(each) !== null)) {
    if (Date.now() > insistsAt) for (const child of children) if (statOf(child)) process.kill(child, "SIGKILL");
    await pause(20);
  }
}

export type ProcessStat = { parent: number; cpuTicks: number; childTicks: number };

/** Null when it is gone. */
export function statOf(pid: number): ProcessStat | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name may hold spaces and parentheses, so the fields are counted from the last one (man proc_pid_stat).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z") return null; // In a container nobody may ever collect it.
    const number = (index: number) => Number(fields[index]);
    return { parent: number(1), cpuTicks: number(11) + number(12), childTicks: number(13) + number(14) };
  } catch {
    return null;
  }
}
