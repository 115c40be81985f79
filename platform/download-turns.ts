import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import PQueue from "p-queue";

/** So long after somebody at the sale was served, the next one may come. Our choice. */
const SALE_MS = 2000;
/** While riders come, a download works for a seventh of the time. Our choice. */
const REST_TIMES_WORK = 6;
/** A piece that took long has waited for others, and a rest is not to become a stall. */
const REST_MS_MAX = 200;

/**
 * The long downloads of this process take turns, a piece of one at a time: many at once cost a rider no more than one does. While
 * somebody at a sale is served, each piece is followed by a rest that is longer than its work.
 */
export class DownloadTurns {
  readonly #now: () => number;
  readonly #turns = new PQueue({ concurrency: 1 });
  #servedAt = Number.NEGATIVE_INFINITY;

  /** `now`: milliseconds on any clock that does not jump. */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** Somebody at a sale was served just now. */
  readonly noteRider = (): void => {
    this.#servedAt = this.#now();
  };

  /** How long a download leaves everything to others after a piece that took `workMs`; 0 where nobody is at a sale. */
  restMsAfter(workMs: number): number {
    const isQuiet = this.#now() - this.#servedAt > SALE_MS;
    return isQuiet ? 0 : Math.min(REST_MS_MAX, workMs * REST_TIMES_WORK);
  }

  /** The same pieces, each made in its turn. */
  async *inTurns<Piece>(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
    const iterator = pieces[Symbol.asyncIterator]();
    try {
      for (;;) {
        const made = await this.#turns.add(() => this.#make(iterator));
        if (made.done) return;
        yield made.value;
      }
    } finally {
      await iterator.return?.();
    }
  }

  async #make<Piece>(iterator: AsyncIterator<Piece>): Promise<IteratorResult<Piece>> {
    const began = performance.now();
    const made = await iterator.next();
    await this.rest(performance.now() - began);
    return made;
  }

  /** Between two pieces of a download that are made one after the other by themselves. */
  readonly rest = (workMs: number): Promise<unknown> => {
    const restMs = this.restMsAfter(workMs);
    // Also in quiet: whatever came in meanwhile is answered before the next piece.
    return restMs > 0 ? pause(restMs) : nextTurn();
  };
}
