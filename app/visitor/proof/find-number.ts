import { encode } from "@stablelib/hex";
import { SHA256 } from "@stablelib/sha256";
import type { Challenge } from "#http/events/queue-schemas.ts";

/** The number that solves it, from `from` up to but not including `to`; null when it is none of them. */
export function findNumber({ salt, challenge }: Challenge, from: number, to: number): number | null {
  const text = new TextEncoder();
  const hash = new SHA256().update(text.encode(salt));
  const salted = hash.saveState();
  for (let number = from; number < to; number += 1) {
    const digest = hash
      .restoreState(salted)
      .update(text.encode(String(number)))
      .digest();
    if (encode(digest, true) === challenge) return number;
  }
  return null;
}
