interface Version {
  atMs: number;
  wire: object;
}

/**
 * How things on the wire looked before: replicas and webhooks of the real service can be out of date. Each change notes a
 * copy; a payment has a handful of them.
 */
export class History {
  readonly #versions = new Map<string, Version[]>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Call after each change of `wire`. */
  note(wire: { id: string }): void {
    const version = { atMs: this.#nowMs(), wire: { ...wire } };
    const versions = this.#versions.get(wire.id);
    if (versions) versions.push(version);
    else this.#versions.set(wire.id, [version]);
  }

  /** As it stood so many seconds ago; nothing when it did not exist yet. */
  ago(id: string, seconds: number): object | undefined {
    const thenMs = this.#nowMs() - seconds * 1000;
    return this.#versions.get(id)?.findLast(({ atMs }) => atMs <= thenMs)?.wire;
  }

  /** As it stood before its last change; a thing that never changed looks as it does now. */
  beforeLastChange(id: string): object | undefined {
    const versions = this.#versions.get(id) ?? [];
    return (versions.at(-2) ?? versions.at(-1))?.wire;
  }
}
