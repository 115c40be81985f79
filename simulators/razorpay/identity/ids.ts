import type { Random } from "./random.ts";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const RAZORPAY_EPOCH_MS = Date.UTC(2014, 0, 1);
const STEPS_PER_MS = 64; // Room for ids of the same millisecond inside the 8 ordered characters.

export type IdPrefix = "order" | "pay" | "rfnd" | "disp" | "card" | "acc";

/** Razorpay's ids: a prefix and 14 base-62 characters, of which the first 8 grow with time. */
export class Ids {
  readonly #random: Random;
  readonly #nowMs: () => number;
  #last = 0;

  constructor(random: Random, nowMs: () => number) {
    this.#random = random;
    this.#nowMs = nowMs;
  }

  next(prefix: IdPrefix): string {
    return `${prefix}_${this.bare()}`;
  }

  /** 14 characters without a prefix: the form of a webhook event's id. */
  bare(): string {
    this.#last = Math.max(this.#last + 1, Math.floor((this.#nowMs() - RAZORPAY_EPOCH_MS) * STEPS_PER_MS));
    let tail = "";
    for (let index = 0; index < 6; index++) tail += ALPHABET[this.#random.below(62)];
    return base62(this.#last, 8) + tail;
  }
}

/** Whether `id` could have been issued here: right prefix, 14 letters or digits. */
export function isIdOf(prefix: IdPrefix, id: string): boolean {
  return id.startsWith(`${prefix}_`) && /^[0-9A-Za-z]{14}$/.test(id.slice(prefix.length + 1));
}

function base62(value: number, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest = Math.floor(rest / 62)) text = ALPHABET[rest % 62] + text;
  return text;
}
