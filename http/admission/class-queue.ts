import PQueue from "p-queue";

export type Bounds = {
  /** So many are served at the same time. */
  underWay: number;
  /** So many may wait for their turn; more are turned away at once. */
  waiting: number;
  /** Whose turn has not come by then is turned away. */
  patienceMs: number;
};

export type Turn<Answer> = { isServed: true; answer: Answer } | { isServed: false };

const TURNED_AWAY = { isServed: false } as const;
/** Given, because an error made for each would cost more than the rest of turning somebody away. */
const OUT_OF_PATIENCE = Symbol("out of patience");

/** The requests of one service class in this process: bounded work under way, and a short queue with a deadline before it. */
export class ClassQueue {
  readonly #bounds: Bounds;
  readonly #queue: PQueue;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
    this.#queue = new PQueue({ concurrency: bounds.underWay });
  }

  get underWay(): number {
    return this.#queue.pending;
  }

  get waiting(): number {
    return this.#queue.size;
  }

  get limit(): number {
    return this.#queue.concurrency;
  }

  /** Work that is under way goes on. */
  set limit(underWay: number) {
    this.#queue.concurrency = underWay;
  }

  /** Does `work` when its turn comes, and fails as it fails. Not served: nothing of it was begun. */
  async run<Answer>(work: () => Promise<Answer>): Promise<Turn<Answer>> {
    const served = async () => ({ isServed: true as const, answer: await work() });
    if (this.#queue.pending < this.#queue.concurrency) return this.#queue.add(served);
    if (this.#queue.size >= this.#bounds.waiting) return TURNED_AWAY;

    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(OUT_OF_PATIENCE), this.#bounds.patienceMs);
    const begin = () => {
      clearTimeout(timer);
      return served();
    };
    try {
      return await this.#queue.add(begin, { signal: patience.signal });
    } catch (error) {
      if (error === OUT_OF_PATIENCE) return TURNED_AWAY;
      throw error;
    }
  }
}
