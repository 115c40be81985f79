/** One call of the API as it was answered. The key is masked, bodies are not kept. */
export interface RequestEntry {
  at: number;
  method: string;
  path: string;
  key: string;
  status: number | "reset";
  took_ms: number;
  fault: string | null;
}

const KEPT = 5000;

/** The last calls of the API, oldest overwritten first. */
export class RequestLog {
  readonly #ring: RequestEntry[] = [];
  #written = 0;

  add(entry: RequestEntry): void {
    this.#ring[this.#written % KEPT] = entry;
    this.#written += 1;
  }

  get total(): number {
    return this.#written;
  }

  /** Newest first. */
  latest(count: number): RequestEntry[] {
    const start = this.#written % KEPT;
    const ordered = [...this.#ring.slice(start), ...this.#ring.slice(0, start)];
    return ordered.slice(-count).reverse();
  }
}

export function maskedKey(keyId: string): string {
  return `${keyId.slice(0, 8)}…${keyId.slice(-3)}`;
}
