import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Challenge } from "#http/events/queue-schemas.ts";
import { sha256 } from "#platform/sha256.ts";

/** The number that solves it, from `from` up to but not including `to`; null when it is none of them. */
export function findNumber({ salt, challenge }: Challenge, from: number, to: number): number | null {
  const salted = sha256.create().update(utf8ToBytes(salt));
  for (let number = from; number < to; number += 1) {
    const digest = salted
      .clone()
      .update(utf8ToBytes(String(number)))
      .digest();
    if (bytesToHex(digest) === challenge) return number;
  }
  return null;
}
