import { createChallenge, verifySolution } from "altcha-lib/v1";
import type { Challenge } from "altcha-lib/v1/types";
import { addMinutes } from "#platform/clock.ts";

/** Asked of a phone this takes about a second, of a laptop a few tenths. */
const HASHES_MAX = 50_000;
/** More joins than this from one address or device within a minute make the next ones dearer. Carriers share addresses: never refuse. */
const DEARER = [
  { above: 500, times: 8 },
  { above: 100, times: 4 },
  { above: 20, times: 2 },
];
const MINUTES = 20;

type Who = { eventId: string; ticketId: string };

/**
 * A challenge of ALTCHA (version 1: find the number whose SHA-256 with the salt is the challenge). It is for one visitor of
 * one event, so a solution sent twice brings the same place, and nothing has to be remembered of it.
 */
export function demandProof(key: Buffer, who: Who, now: Date, score: number): Promise<Challenge> {
  const times = DEARER.find(({ above }) => score > above)?.times ?? 1;
  return createChallenge({
    hmacKey: key.toString("hex"),
    maxNumber: HASHES_MAX * times,
    expires: addMinutes(now, MINUTES),
    params: { event: who.eventId, ticket: who.ticketId },
  });
}

/** Whether `proof` (base64 of JSON, as ALTCHA's clients send it) solves a challenge that we made for this visitor and event. */
export async function isProofGiven(key: Buffer, proof: string | undefined, who: Who, now: Date): Promise<boolean> {
  const salt = proof === undefined ? null : saltOf(proof);
  if (proof === undefined || salt === null) return false;
  const params = new URLSearchParams(salt.split("?")[1]);
  const isForThem = params.get("event") === who.eventId && params.get("ticket") === who.ticketId;
  if (!isForThem || Number(params.get("expires")) * 1000 < now.getTime()) return false;
  return verifySolution(proof, key.toString("hex"), false).catch(() => false);
}

function saltOf(proof: string): string | null {
  try {
    const { salt } = JSON.parse(Buffer.from(proof, "base64").toString("utf8"));
    return typeof salt === "string" ? salt : null;
  } catch {
    return null;
  }
}
