import { createHash } from "node:crypto";

/** Each is kept for every connection. A list of changing length makes ever new texts, which must not fill PostgreSQL's memory. */
const STATEMENTS_MAX = 200;
const NAME_LENGTH = 24;

/** PostgreSQL's codes: no such statement, and one of that name already. */
const ANOTHER_SESSION = ["26000", "42P05"];
/** "cached plan must not change result type", in whatever language the server speaks. */
const CHANGED_RESULT = { code: "0A000", routine: "RevalidateCachedQuery" };

/**
 * Which statements the connections of one pool prepare. PostgreSQL then parses and plans them once a connection instead of once a
 * call, which is most of what a short query costs.
 */
export class PreparedStatements {
  /** Null for a text that is not prepared any more. */
  readonly #names = new Map<string, string | null>();
  #renamed = 0;
  #isOff = false;

  /** The name under which a statement is prepared; null where it is to be sent as it is. */
  nameOf(text: string): string | null {
    if (this.#isOff) return null;
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= STATEMENTS_MAX) return null;
    // Through a pooler that remembers statements all processes share their names.
    const name = createHash("sha256").update(text).digest("hex").slice(0, NAME_LENGTH);
    this.#names.set(text, name);
    return name;
  }

  /** After it could not be prepared: a pooler that keeps statements keeps the name all the same, and refuses it from then on. */
  rename(text: string): void {
    const name = this.#names.get(text);
    if (!name) return;
    this.#renamed += 1;
    this.#names.set(text, `${name.slice(0, NAME_LENGTH)}_${this.#renamed}`);
  }

  /**
   * Whether a prepared statement failed only because it was prepared: it has not run, and is to be sent as it is. What caused that is not
   * prepared again.
   */
  recoverFrom(text: string, error: unknown): boolean {
    const { code, routine } = error as { code?: string; routine?: string };
    if (ANOTHER_SESSION.includes(code ?? "")) {
      // A pooler in transaction mode that keeps no statements: each transaction may be another session's.
      if (!this.#isOff) process.emitWarning("The pooler keeps no prepared statements. None are prepared any more.");
      this.#isOff = true;
      return true;
    }
    // A migration changed what it answers with, and a pooler that keeps statements would find the old one under any name.
    if (code !== CHANGED_RESULT.code || routine !== CHANGED_RESULT.routine) return false;
    this.#names.set(text, null);
    return true;
  }
}
