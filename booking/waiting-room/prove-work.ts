import { randomBytes, randomInt } from "node:crypto";
import type { Challenge, Payload } from "altcha-lib/v1/types";
import { addMinutes } from "#platform/clock.ts";
import { isSameSecret, type SigningKey, sha256, sign } from "#platform/keys.ts";

/** Asked of a phone this takes about a second, of a laptop a few tenths. */
const HASHES_MAX = 50_000;
/** A higher score (`redis-scripts/join.lua`) makes the next joins of a minute dearer. Carriers share addresses: never refuse. */
const PRICE_STEPS = [
  { above: 500, times: 8 },
  { above: 100, times: 4 },
  { above: 20, times: 2 },
];
const VALID_MINUTES = 20;
const ALGORITHM = "SHA-256";

type Who = { eventId: string; ticketId: string };

/** Whole, and in one order only, so that a salt has one reading. The last `&` keeps digits from moving between salt and number. */
const SALT = /^[0-9a-f]{24}\?event=(evt_[0-9a-z]{8})&ticket=([A-Za-z0-9_-]{22})&expires=(\d{1,11})&$/;

/**
 * A challenge of ALTCHA (version 1: find the number whose SHA-256 behind the salt is the challenge), signed with the first of the
 * keys. It is for one visitor of one event, so a solution sent twice brings the same place, and nothing has to be
 * remembered of it. Made here rather than by ALTCHA's library, which takes ten times as long: a flood is answered with these.
 */
export function createChallenge(keys: readonly SigningKey[], who: Who, now: Date, score: number): Challenge {
  const [current] = keys;
  if (!current) throw new Error("no key to sign challenges with");
  const maxnumber = HASHES_MAX * (PRICE_STEPS.find(({ above }) => score > above)?.times ?? 1);
  const expires = Math.floor(addMinutes(now, VALID_MINUTES).getTime() / 1000);
  const salt = `${randomBytes(12).toString("hex")}?event=${who.eventId}&ticket=${who.ticketId}&expires=${expires}&`;
  const challenge = challengeOf(salt, randomInt(maxnumber));
  return { algorithm: ALGORITHM, challenge, maxnumber, salt, signature: signatureOf(current, challenge) };
}

/** Whether `proof` (base64 of JSON, as ALTCHA's clients send it) solves a challenge that we made for this visitor and event. */
export function isProofValid(keys: readonly SigningKey[], proof: string | undefined, who: Who, now: Date): boolean {
  const solution = proof === undefined ? null : readSolution(proof);
  const salt = solution && SALT.exec(solution.salt);
  if (!salt || salt[1] !== who.eventId || salt[2] !== who.ticketId) return false;
  if (Number(salt[3]) * 1000 < now.getTime()) return false;
  if (challengeOf(solution.salt, solution.number) !== solution.challenge) return false;
  return keys.some((key) => isSameSecret(solution.signature, signatureOf(key, solution.challenge)));
}

const challengeOf = (salt: string, number: number): string => sha256(salt + number).toString("hex");

const signatureOf = ({ key }: SigningKey, challenge: string): string => sign(key, challenge).toString("hex");

function readSolution(proof: string): Payload | null {
  try {
    const { algorithm, challenge, number, salt, signature } = JSON.parse(Buffer.from(proof, "base64").toString());
    const isNumber = Number.isSafeInteger(number) && number >= 0;
    const areTexts = [challenge, salt, signature].every((text) => typeof text === "string");
    return algorithm === ALGORITHM && isNumber && areTexts ? { algorithm, challenge, number, salt, signature } : null;
  } catch {
    return null;
  }
}
