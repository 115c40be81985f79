import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { addRefusals, type RefusalKind } from "./refusals.sql.ts";

/** An organizer's screen is as late as this at most. */
const WRITE_EVERY_MS = 3000;

/**
 * Counts the answers by which people were told to come again, in memory, and writes the sums a few seconds later: a refusal
 * costs the database nothing of its own. What a process that dies has not written is lost; it is only health.
 */
export class RefusalCounter {
  readonly #deps: { db: Database; clock: Clock };
  #counted = new Map<string, { eventId: string; kind: RefusalKind; refused: number }>();
  #timer: NodeJS.Timeout | null = null;

  constructor(deps: { db: Database; clock: Clock }) {
    this.#deps = deps;
  }

  count(eventId: string, kind: RefusalKind): void {
    const key = `${kind} ${eventId}`;
    const counted = this.#counted.get(key) ?? { eventId, kind, refused: 0 };
    counted.refused += 1;
    this.#counted.set(key, counted);
    this.#timer ??= setTimeout(() => void this.write(), WRITE_EVERY_MS).unref();
  }

  /** Never throws: while the database is away what was counted waits for the next time. */
  async write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const counted = [...this.#counted.values()];
    this.#counted = new Map();
    if (counted.length === 0) return;
    try {
      await addRefusals(this.#deps.db, counted, this.#deps.clock.now());
    } catch {
      for (const { eventId, kind, refused } of counted)
        for (let each = 0; each < refused; each += 1) this.count(eventId, kind);
    }
  }
}
