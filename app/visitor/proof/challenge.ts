import type { Challenge } from "#http/events/queue-schemas.ts";

/** No work of several seconds should be started for a challenge that expires sooner. */
const LAST_MOMENT_MS = 5000;

/** The challenge in a problem reply of the API; null when there is none that we can solve. */
export function challengeIn(problem: Record<string, unknown>): Challenge | null {
  const found = problem.challenge as Partial<Challenge> | null | undefined;
  if (typeof found !== "object" || found === null || found.algorithm !== "SHA-256") return null;
  const { algorithm, challenge, salt, signature, maxnumber } = found;
  if (typeof challenge !== "string" || typeof salt !== "string" || typeof signature !== "string") return null;
  return typeof maxnumber === "number" ? { algorithm, challenge, salt, signature, maxnumber } : null;
}

/** The server accepts no solution after the salt's `expires`, in Unix seconds. */
export function isOver({ salt }: Challenge, now: number): boolean {
  const expires = Number(new URLSearchParams(salt.split("?")[1]).get("expires"));
  return expires > 0 && now > expires * 1000 - LAST_MOMENT_MS;
}

/** As ALTCHA's servers read it. */
export const proofOf = ({ algorithm, challenge, salt, signature }: Challenge, number: number): string =>
  btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
