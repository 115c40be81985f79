import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import { repeat } from "#platform/repeat.ts";

const EVERY_MS = 1000;
/** After a beat that failed: people wait for the next. */
const AFTER_FAILURE_MS = 250;
/** An older beat does not say that nothing was lost since. Less than the 3 s after which time counts as lost. */
const FRESH_MS_MAX = 2500;

/** After an outage it moves the clocks of every event that is on. */
const BEAT_MS_MAX = 8000;

type Row = { seconds_lost: number; seconds_given_back: number };

/**
 * The beats of this process: signs that it can serve riders, because PostgreSQL answers. They have a connection of their own:
 * a beat that waited in anybody's queue would take a rush for an outage, and in a rush that lasts no hold would ever end. The
 * first after an outage gives everybody their lost time back (the SQL function `beat`). Create it once and share it.
 */
export class ServiceBeats {
  readonly #deps: { pool: Pool; clock: Clock; log: Log };
  #isRegular = false;
  #lastAt = Number.NEGATIVE_INFINITY;
  #failingSince: number | null = null;
  #secondsGivenBack: number | undefined;
  #sending: Promise<void> | null = null;

  constructor(deps: { pool: Pool; clock: Clock; log: Log }) {
    this.#deps = deps;
  }

  /** In all outages so far, as of the last beat; before the first one nothing is known. */
  get secondsGivenBack(): number | undefined {
    return this.#secondsGivenBack;
  }

  /** Beats every second until the signal, and promises to: when no process keeps its promise, time counts as lost. */
  keepBeating(signal: AbortSignal): Promise<void> {
    this.#isRegular = true;
    return repeat({
      round: async () => {
        await this.#send();
        return EVERY_MS;
      },
      afterErrorMs: AFTER_FAILURE_MS,
      onError: () => {}, // Told once, when it began.
      signal,
    });
  }

  /**
   * Resolves once everybody has back what was lost until now: at once while beats succeed, else with the next one, which all who
   * wait share.
   * @throws while PostgreSQL is away or busy.
   */
  async catchUp(): Promise<void> {
    if (this.#failingSince === null && performance.now() - this.#lastAt < FRESH_MS_MAX) return;
    await this.#send();
  }

  /**
   * The same for whoever finds that a time is over, even while beats succeed: the one that tells of an outage may come a moment
   * after PostgreSQL has answered others.
   */
  async catchUpAnew(): Promise<void> {
    await this.#send();
  }

  #send(): Promise<void> {
    this.#sending ??= this.#beat().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #beat(): Promise<void> {
    const { pool, clock, log } = this.#deps;
    const now = performance.now();
    const failedFor = `${Math.round(now - (this.#failingSince ?? now))} milliseconds`;
    try {
      const [row] = await callFunction<Row>(
        pool,
        "beat",
        [this.#isRegular, failedFor, clock.databaseNow()],
        BEAT_MS_MAX,
      );
      const { seconds_lost: seconds, seconds_given_back: inAll } = row as Row;
      if (seconds > 0) log.warn({ seconds }, "time that was lost was given back to everybody with a place or a call");
      this.#secondsGivenBack = inAll;
      this.#lastAt = now;
      this.#failingSince = null;
    } catch (error) {
      if (this.#failingSince === null) log.warn({ err: error }, "PostgreSQL does not serve riders");
      this.#failingSince ??= now;
      throw error;
    }
  }
}
