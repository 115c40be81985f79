import { readFileSync } from "node:fs";
import { childrenOf, statOf } from "./pin.ts";

export type Usage = { cpuSeconds: number; memoryMb: number };

const TICKS_PER_SECOND = 100;
const KB_PER_MB = 1024;

/**
 * What each program has used since it was added: CPU seconds with all its children, dead ones too, and the memory that it has now
 * (for PostgreSQL the private part of each backend). A program that was killed and started again goes on counting.
 */
export class ProcessMeter {
  readonly #programs = new Map<string, { pids: Map<number, { first: number; last: number }>; most: number }>();

  add(name: string, pid: number): void {
    const program = this.#programs.get(name) ?? { pids: new Map(), most: 0 };
    const used = ticksOf(pid) ?? 0;
    program.pids.set(pid, { first: used, last: used });
    this.#programs.set(name, program);
  }

  /** From here on only what is used after this counts. */
  restart(): void {
    this.#read();
    for (const { pids } of this.#programs.values()) for (const ticks of pids.values()) ticks.first = ticks.last;
  }

  read(): Record<string, Usage> {
    this.#read();
    return Object.fromEntries(
      [...this.#programs].map(([name, program]) => {
        const ticks = [...program.pids.values()].reduce((sum, { first, last }) => sum + last - first, 0);
        const memoryMb = [...program.pids.keys()].reduce((sum, pid) => sum + memoryOf(pid), 0);
        program.most = Math.max(program.most, memoryMb);
        return [name, { cpuSeconds: ticks / TICKS_PER_SECOND, memoryMb }];
      }),
    );
  }

  memoryMost(): Record<string, number> {
    return Object.fromEntries([...this.#programs].map(([name, { most }]) => [name, most]));
  }

  #read(): void {
    for (const { pids } of this.#programs.values()) {
      for (const [pid, ticks] of pids) ticks.last = Math.max(ticks.last, ticksOf(pid) ?? 0);
    }
  }
}

/** Of a process, of the children that it has collected, and of those that still run. This process started all the others. */
function ticksOf(pid: number): number | null {
  const own = statOf(pid);
  if (!own) return null;
  if (pid === process.pid) return own.cpuTicks;
  const running = childrenOf(pid).reduce((sum, child) => sum + (statOf(child)?.cpuTicks ?? 0), 0);
  return own.cpuTicks + own.childTicks + running;
}

/** Memory that nobody shares, and for the first process what it shares too, in MB. */
function memoryOf(pid: number): number {
  const children = (pid === process.pid ? [] : childrenOf(pid)).reduce(
    (sum, child) => sum + kilobytesOf(child, ["RssAnon"]),
    0,
  );
  return (kilobytesOf(pid, ["RssAnon", "RssFile", "RssShmem"]) + children) / KB_PER_MB;
}

function kilobytesOf(pid: number, names: readonly string[]): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return names.reduce((sum, name) => sum + Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0), 0);
  } catch {
    return 0;
  }
}
