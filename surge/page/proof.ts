import { createHash } from "node:crypto";

export type Challenge = { algorithm: string; challenge: string; salt: string; signature: string; maxnumber: number };

const NUMBERS_PER_CHUNK = 500;

/** Solves a proof of work as a phone does, in chunks, so that the other visitors of this process are not held up. */
export async function solveChallenge(challenge: Challenge): Promise<string | null> {
  const salted = createHash("sha256").update(challenge.salt);
  for (let from = 0; from <= challenge.maxnumber; from += NUMBERS_PER_CHUNK) {
    for (let number = from; number < from + NUMBERS_PER_CHUNK; number += 1) {
      if (salted.copy().update(String(number)).digest("hex") === challenge.challenge) return proofOf(challenge, number);
    }
    await new Promise((done) => setImmediate(done));
  }
  return null;
}

/** As ALTCHA's servers read it. */
const proofOf = ({ algorithm, challenge, salt, signature }: Challenge, number: number): string =>
  Buffer.from(JSON.stringify({ algorithm, challenge, number, salt, signature })).toString("base64");
