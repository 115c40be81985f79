import { type Timer, TimerQueue } from "./timer-queue.ts";

export type ClockMode = "real" | "scaled" | "manual";

const LONGEST_SLEEP_MS = 2 ** 31 - 1; // setTimeout treats anything above as 1 ms.

/**
 * Razorpay's time. Everything that Razorpay would do later (retries, expiries, late authorisations) hangs on it. Waits on
 * the wire (the 5 seconds of a webhook, a hanging answer) stay in real seconds, because the other side lives in them.
 */
export class Clock {
  readonly #queue = new TimerQueue();
  readonly #underWay = new Set<Promise<unknown>>();
  #mode: ClockMode = "real";
  #scale = 1;
  #virtualBaseMs = Date.now();
  #wallBaseMs = Date.now();
  #sequence = 0;
  #alarm: NodeJS.Timeout | undefined;
  #advances: Promise<void> = Promise.resolve();
  #stopped = false;

  get mode(): ClockMode {
    return this.#mode;
  }

  get scale(): number {
    return this.#scale;
  }

  get timers(): number {
    return this.#queue.size;
  }

  /** Milliseconds since 1970. */
  nowMs(): number {
    if (this.#mode === "manual") return this.#virtualBaseMs;
    return this.#virtualBaseMs + (Date.now() - this.#wallBaseMs) * this.#scale;
  }

  /** Whole seconds since 1970, as Razorpay prints them. */
  seconds(): number {
    return Math.floor(this.nowMs() / 1000);
  }

  at(dueMs: number, act: () => unknown): Timer {
    const timer: Timer = { dueMs, sequence: this.#sequence++, act, cancelled: false };
    this.#queue.push(timer);
    if (this.#queue.peek() === timer) this.#arm();
    return timer;
  }

  after(delayMs: number, act: () => unknown): Timer {
    return this.at(this.nowMs() + delayMs, act);
  }

  /** Changes the speed and keeps the present instant. `scale` counts virtual seconds per real second. */
  set(mode: ClockMode, scale = 1): void {
    this.#virtualBaseMs = this.nowMs();
    this.#wallBaseMs = Date.now();
    this.#mode = mode;
    this.#scale = mode === "scaled" ? scale : 1;
    this.#arm();
  }

  /**
   * Moves time forward and does all that falls due on the way, each thing at its own instant and finished (webhook answers
   * included) before the next. Works in every mode; made for `manual`. Calls queue up behind each other.
   */
  advance(ms: number): Promise<void> {
    this.#advances = this.#advances.then(() => this.#walk(ms));
    return this.#advances;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#alarm);
  }

  async #walk(ms: number): Promise<void> {
    const { mode, scale } = { mode: this.#mode, scale: this.#scale };
    this.set("manual");
    const targetMs = this.#virtualBaseMs + ms;
    for (;;) {
      while (this.#underWay.size > 0) await Promise.all(this.#underWay);
      const next = this.#queue.peek();
      if (!next || next.dueMs > targetMs || this.#stopped) break;
      this.#virtualBaseMs = Math.max(this.#virtualBaseMs, next.dueMs);
      this.#runDue();
    }
    this.#virtualBaseMs = Math.max(this.#virtualBaseMs, targetMs);
    if (mode !== "manual") this.set(mode, scale);
  }

  #runDue(): void {
    for (let timer = this.#queue.peek(); timer && timer.dueMs <= this.nowMs(); timer = this.#queue.peek()) {
      this.#queue.pop();
      const work = Promise.resolve(timer.act()).finally(() => this.#underWay.delete(work));
      this.#underWay.add(work);
    }
  }

  #arm(): void {
    clearTimeout(this.#alarm);
    const next = this.#queue.peek();
    if (!next || this.#stopped) return;
    const waitMs = Math.max(0, next.dueMs - this.nowMs());
    if (this.#mode === "manual" && waitMs > 0) return;
    this.#alarm = setTimeout(
      () => {
        this.#runDue();
        this.#arm();
      },
      Math.min(Math.ceil(waitMs / this.#scale), LONGEST_SLEEP_MS),
    );
  }
}
