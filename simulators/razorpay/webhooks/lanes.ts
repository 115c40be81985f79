/** Lets at most `limit` tasks run at a time; the others wait their turn. */
export class Lanes {
  readonly #limit: number;
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#busy < this.#limit) this.#busy += 1;
    else await new Promise<void>((start) => this.#waiting.push(start));
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next)
        next(); // The lane is handed on, so #busy stays.
      else this.#busy -= 1;
    }
  }
}
