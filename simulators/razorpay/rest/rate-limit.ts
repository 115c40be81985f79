import { Refusal } from "../engine/refusal.ts";
import type { Simulator } from "../simulator.ts";

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** A token bucket for each key, of one second's size, on the virtual clock. Razorpay publishes no number, so it is off by default. */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();

  /** The 429 of a call too many. */
  refuse({ clock, settings }: Simulator, keyId: string): Refusal | undefined {
    const { requestsPerSecond: limit } = settings;
    if (limit === null) return undefined;
    const nowMs = clock.nowMs();
    const bucket = this.#buckets.get(keyId) ?? { tokens: limit, filledAtMs: nowMs };
    const tokens = Math.min(limit, bucket.tokens + ((nowMs - bucket.filledAtMs) / 1000) * limit);
    const isRefused = tokens < 1;
    this.#buckets.set(keyId, { tokens: isRefused ? tokens : tokens - 1, filledAtMs: nowMs });
    return isRefused ? new Refusal(429, "Too many requests") : undefined;
  }
}
