import { readFileSync } from "node:fs";

/** Linux counts a process's time in hundredths of a second, on every machine. */
const TICKS_PER_SECOND = 100;

/** What a process and its children, who must outlive the measuring, have used of the cores so far. */
export function cpuSecondsOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  return [pid, ...children.map(Number)].reduce((sum, each) => sum + ownCpuSeconds(each), 0);
}

function ownCpuSeconds(pid: number): number {
  // Behind the name, which may hold anything: user and system time are the 12th and 13th of what follows.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
