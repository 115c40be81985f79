import { ConsecutiveBreaker, circuitBreaker, handleAll, type IPolicy } from "cockatiel";
import { within } from "#platform/within.ts";
import type { QueueWatch } from "./watch-queue.ts";

/** After so many failures in a row Redis is left alone for a second: a slow one must not make every page wait. */
const FAILURES_MAX = 3;
const BREAK_MS = 1000;
/** Whatever a command waits for inside of its client: a pipeline before it, a cluster's next node. */
const ANSWER_MS_MAX = 500;
/** After a failure Redis has to answer for so long before it may give out indexes again that PostgreSQL gives out now. */
const STEADY_MS = 3000;

/** Redis did not answer in time, or was not asked because it has not answered for a while. */
export class RedisAway extends Error {}

type Options = {
  failuresMax?: number | undefined;
  answerMsMax?: number | undefined;
  watch?: Pick<QueueWatch, "redisFailed" | "redisCircuitOpened" | "redisCircuitClosed"> | undefined;
};

/** A time-out for each command, and a circuit breaker for all of them. */
export class RedisGuard {
  readonly #policy: IPolicy;
  readonly #answerMsMax: number;
  #failedAt = Number.NEGATIVE_INFINITY;
  #isCircuitOpen = false;

  constructor({ failuresMax = FAILURES_MAX, answerMsMax = ANSWER_MS_MAX, watch }: Options) {
    const breaker = circuitBreaker(handleAll, {
      halfOpenAfter: BREAK_MS,
      breaker: new ConsecutiveBreaker(failuresMax),
    });
    this.#answerMsMax = answerMsMax;
    this.#policy = breaker;
    this.#policy.onFailure(() => {
      this.#failedAt = performance.now();
      watch?.redisFailed();
    });
    // It breaks anew each second for as long as Redis is away.
    breaker.onBreak((reason) => {
      if (!this.#isCircuitOpen) watch?.redisCircuitOpened("error" in reason ? reason.error : null);
      this.#isCircuitOpen = true;
    });
    breaker.onReset(() => {
      this.#isCircuitOpen = false;
      watch?.redisCircuitClosed();
    });
  }

  /** After several failures Redis is asked no more, but once a second. */
  isCircuitOpen(): boolean {
    return this.#isCircuitOpen;
  }

  /** Whether Redis has answered this process for a while. */
  isSteady(): boolean {
    return performance.now() - this.#failedAt > STEADY_MS;
  }

  /** @throws RedisAway within half a second, and at once while the circuit is open. */
  async run<Answer>(command: () => Promise<Answer>): Promise<Answer> {
    try {
      return await this.#policy.execute(() => within(this.#answerMsMax, command()));
    } catch (cause) {
      throw new RedisAway("Redis does not answer", { cause });
    }
  }
}
