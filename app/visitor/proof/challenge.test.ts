import { createChallenge, verifySolution } from "altcha-lib/v1";
import { expect, test } from "vitest";
import type { Challenge } from "#http/events/queue-schemas.ts";
import { challengeIn, isOver, proofOf } from "./challenge.ts";
import { findNumber } from "./find-number.ts";

const expires = new Date("2027-01-10T04:30:00Z");

async function aChallenge(change: { number?: number } = {}): Promise<Challenge> {
  const options = { hmacKey: "a key", maxNumber: 3000, expires, params: { event: "evt_1", ticket: "a ticket" } };
  const made = challengeIn({ challenge: await createChallenge({ ...options, ...change }) });
  if (!made) throw new Error("not understood");
  return made;
}

test("what the browser finds is what ALTCHA's server accepts", async () => {
  const challenge = await aChallenge();
  const number = findNumber(challenge, 0, challenge.maxnumber + 1);
  if (number === null) throw new Error("not found");
  expect(await verifySolution(proofOf(challenge, number), "a key", false)).toBe(true);
  expect(await verifySolution(proofOf(challenge, number + 1), "a key", false)).toBe(false);
});

test("the search can stop at any number and go on from there", async () => {
  const challenge = await aChallenge({ number: 1234 });
  expect(findNumber(challenge, 0, 1234)).toBeNull();
  expect(findNumber(challenge, 1234, 1235)).toBe(1234);
  expect(findNumber(challenge, 1235, 3001)).toBeNull();
});

test("a challenge is over shortly before the server says so, so that no work is in vain", async () => {
  const challenge = await aChallenge();
  expect(isOver(challenge, expires.getTime() - 60_000)).toBe(false);
  expect(isOver(challenge, expires.getTime() - 1000)).toBe(true);
});

test("a problem without a challenge that we can solve has none", () => {
  const whole = { algorithm: "SHA-256", challenge: "00", salt: "s", signature: "g", maxnumber: 9 };
  expect(challengeIn({ challenge: whole })).toEqual(whole);
  expect(challengeIn({})).toBeNull();
  expect(challengeIn({ challenge: { ...whole, algorithm: "SHA-512" } })).toBeNull();
  expect(challengeIn({ challenge: { ...whole, maxnumber: "many" } })).toBeNull();
});
