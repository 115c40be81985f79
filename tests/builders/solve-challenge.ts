import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";

export type Challenge = { algorithm: string; challenge: string; maxnumber?: number; salt: string; signature: string };

/** Tries number after number, as a visitor's browser does; about 25 ms. Answers the `proof` of the next join. */
export function solveChallenge(challenge: Challenge): string {
  for (const found of searches(challenge)) if (found !== null) return found;
  throw new Error("the challenge has no solution");
}

/** The same for a visitor who shares this process with our servers: they go on meanwhile, as if it were another machine. */
export async function solveChallengeBeside(challenge: Challenge): Promise<string> {
  for (const found of searches(challenge)) {
    if (found !== null) return found;
    await nextTurn();
  }
  throw new Error("the challenge has no solution");
}

const TRIES_AT_ONCE = 1000;

/** One proof or null for each thousand numbers that were tried. */
function* searches({ algorithm, challenge, maxnumber = 1e6, salt, signature }: Challenge): Generator<string | null> {
  const wanted = Buffer.from(challenge, "hex");
  const salted = createHash("sha256").update(salt);
  for (let number = 0; number <= maxnumber; number += 1) {
    if (salted.copy().update(String(number)).digest().equals(wanted)) {
      yield proofOf({ algorithm, challenge, number, salt, signature });
    }
    if (number % TRIES_AT_ONCE === 0) yield null;
  }
}

/** What a join sends of a solution, or of what an attacker makes of one. */
export const proofOf = (solution: object): string => Buffer.from(JSON.stringify(solution)).toString("base64");

// biome-ignore lint/suspicious/noExplicitAny: attackers put anything into it.
export const solutionOf = (proof: string): any => JSON.parse(Buffer.from(proof, "base64").toString());
