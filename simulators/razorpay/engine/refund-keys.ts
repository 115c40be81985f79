import { Refusal } from "./refusal.ts";

type Kept = { body: string; answer: string | undefined };

/**
 * The store behind `X-Refund-Idempotency`. A key holds the path and body it came with and, once done, the answer. Refused
 * refunds free their key, so that the same call can succeed after a top-up.
 */
export class RefundKeys {
  readonly #kept = new Map<string, Kept>();

  /** The first answer, a refusal, or nothing: then the caller goes on, and ends with `finish` or `forget`. */
  begin(key: string, path: string, body: Record<string, unknown>): string | Refusal | undefined {
    if (key.length < 10) return new Refusal(400, "The idempotency key must be at least 10 characters long.");
    if (!/^[\w-]+$/.test(key)) {
      return new Refusal(
        400,
        "The idempotency key must only contain alphanumeric characters, underscores, and hyphens",
      );
    }

    const fingerprint = `${path} ${JSON.stringify(sorted(body))}`;
    const kept = this.#kept.get(key);
    if (!kept) {
      this.#kept.set(key, { body: fingerprint, answer: undefined });
      return undefined;
    }
    if (kept.body !== fingerprint) {
      return new Refusal(409, "Different request with the same idempotency key has already been processed.");
    }
    return kept.answer ?? new Refusal(409, "Another request with the same idempotency key is still in progress.");
  }

  finish(key: string, answer: string): void {
    const kept = this.#kept.get(key);
    if (kept) kept.answer = answer;
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]));
}
