import { monitorEventLoopDelay } from "node:perf_hooks";
import type { LoadMonitor } from "#booking/waiting-room/load-monitor.ts";

const RESOLUTION_MS = 10;
/** One in ten turns of the event loop as late as this: then whoever is served waits for those who are not yet. */
const LATE_MS = 50;

/** Whether this process has more to do than it can: its event loop is late, or people with a place wait. */
export class Strain {
  readonly #loadMonitor: Pick<LoadMonitor, "isOverloaded">;
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor(loadMonitor: Pick<LoadMonitor, "isOverloaded">) {
    this.#loadMonitor = loadMonitor;
    this.#delay.enable();
  }

  /** Of the time since it was asked last. */
  look(): boolean {
    const lateMs = this.#delay.percentile(90) / 1e6 - RESOLUTION_MS;
    this.#delay.reset();
    return lateMs > LATE_MS || this.#loadMonitor.isOverloaded();
  }
}
