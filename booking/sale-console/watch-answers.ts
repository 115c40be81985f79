import type { Clock } from "#platform/clock.ts";
import type { RedisClient } from "#platform/redis.ts";
import { type AnswerTimes, addAnswers, readAnswers } from "./answer-times.redis.ts";

/** What a rider notices as waiting. Our choice. */
export const SLOW_ANSWER_SECONDS = 1;
/** An organizer's screen is as late as this at most. */
const WRITE_EVERY_MS = 3000;

/**
 * How fast riders are answered, over all processes: each counts its own and adds the sums to Redis every few seconds. What a process that
 * dies has not written is lost; it is only health.
 */
export class AnswerWatch {
  readonly #deps: { redis: RedisClient; clock: Clock };
  #counted: AnswerTimes = { answers: 0, slow: 0 };
  #timer: NodeJS.Timeout | null = null;

  constructor(deps: { redis: RedisClient; clock: Clock }) {
    this.#deps = deps;
  }

  observe(seconds: number): void {
    this.#counted.answers += 1;
    if (seconds > SLOW_ANSWER_SECONDS) this.#counted.slow += 1;
    this.#timer ??= setTimeout(() => void this.write(), WRITE_EVERY_MS).unref();
  }

  /** Never throws: while Redis is away, nobody knows, and that it is away is told elsewhere. */
  async write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const counted = this.#counted;
    this.#counted = { answers: 0, slow: 0 };
    if (counted.answers > 0) await addAnswers(this.#deps.redis, counted, this.#deps.clock.now()).catch(() => {});
  }

  /** Of about the last minute, in all processes; null while Redis is away. */
  async read(): Promise<AnswerTimes | null> {
    return readAnswers(this.#deps.redis, this.#deps.clock.now()).catch(() => null);
  }
}
