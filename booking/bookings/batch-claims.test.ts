import { expect, test } from "vitest";
import { batchClaims, CLAIM_WAIT_MS_MAX, CLAIMS_PER_BATCH_MAX, type TakeHolds } from "./batch-claims.ts";
import type { Claim, ClaimAnswer } from "./claim.ts";

const aClaim = (ticketId: string): Claim => ({
  ticketId,
  number: 1,
  categoryId: "cat_full",
  bookingId: `bkg_${ticketId}`,
  reference: "ABCD-EFGH",
});

const held = (claim: Claim): ClaimAnswer => ({
  granted: true,
  isNew: true,
  booking: {
    id: claim.bookingId,
    state: "held",
    categoryId: claim.categoryId,
    amountPaise: 1,
    holdExpiresAt: new Date(0),
  },
});

/** A database whose transactions end when the test says so. */
function aDatabase() {
  const batches: { claims: readonly Claim[]; commit(): void; fail(): void }[] = [];
  const takeHolds: TakeHolds = (claims) =>
    new Promise((resolve, reject) => {
      batches.push({
        claims,
        commit: () => resolve(claims.map(held)),
        fail: () => reject(new Error("connection lost")),
      });
    });
  return { batches, takeHolds, ticketsOf: (index: number) => batches[index]?.claims.map((claim) => claim.ticketId) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const fixed = () => 0;

test("a claim that comes alone goes at once, and those that come meanwhile go together", async () => {
  const { batches, takeHolds, ticketsOf } = aDatabase();
  const claim = batchClaims(takeHolds, fixed);
  const first = claim(aClaim("a"));
  const second = claim(aClaim("b"));
  const third = claim(aClaim("c"));
  expect(ticketsOf(0)).toEqual(["a"]);

  batches[0]?.commit();
  await first;
  await turn();
  expect(ticketsOf(1)).toEqual(["b", "c"]);
  batches[1]?.commit();
  expect((await second).granted && (await third).granted).toBe(true);
});

test("claims of one ticket that meet share one answer", async () => {
  const { batches, takeHolds } = aDatabase();
  const claim = batchClaims(takeHolds, fixed);
  const answers = [claim(aClaim("a")), claim(aClaim("a"))];
  batches[0]?.commit();
  const [one, other] = await Promise.all(answers);
  expect(one).toBe(other);
  expect(batches).toHaveLength(1);
});

test("after a lost answer each claim is asked again alone, and one that breaks its batch fails alone", async () => {
  const spoiled: string[][] = [];
  const takeHolds: TakeHolds = async (claims) => {
    spoiled.push(claims.map((claim) => claim.ticketId));
    if (claims.some((claim) => claim.ticketId === "bad")) throw new Error("this claim breaks the statement");
    return claims.map(held);
  };
  const claim = batchClaims(takeHolds, fixed);
  const answers = await Promise.all(["first", "good", "bad", "also-good"].map((ticketId) => claim(aClaim(ticketId))));

  expect(answers.map((answer) => answer.granted)).toEqual([true, true, false, true]);
  expect(spoiled).toEqual([["first"], ["good", "bad", "also-good"], ["good"], ["bad"], ["also-good"]]);
});

test("a claim that has waited too long is told so instead of being sent", async () => {
  const { batches, takeHolds } = aDatabase();
  let now = 0;
  const claim = batchClaims(takeHolds, () => now);
  const first = claim(aClaim("a"));
  const late = claim(aClaim("b"));
  now = CLAIM_WAIT_MS_MAX + 1;
  batches[0]?.commit();
  await first;
  expect(await late).toEqual({ granted: false, because: "busy", openCategoryIds: [] });
  expect(batches).toHaveLength(1);
});

test("no claim of a failed batch waits for all the others to fail one by one", async () => {
  let now = 0;
  const waits: number[] = [];
  const takeHolds: TakeHolds = async () => {
    now += 1500;
    throw new Error("canceling statement due to lock timeout");
  };
  const claim = batchClaims(takeHolds, () => now);
  await Promise.all(
    Array.from({ length: 101 }, async (_, index) => {
      await claim(aClaim(`t${index}`));
      waits.push(now);
    }),
  );
  expect(Math.max(...waits)).toBeLessThanOrEqual(CLAIM_WAIT_MS_MAX + 2 * 1500);
});

test("a batch is never larger than its limit", async () => {
  const { batches, takeHolds } = aDatabase();
  const claim = batchClaims(takeHolds, fixed);
  void claim(aClaim("first"));
  for (let index = 0; index < CLAIMS_PER_BATCH_MAX + 20; index += 1) void claim(aClaim(`t${index}`));
  batches[0]?.commit();
  await turn();
  expect(batches[1]?.claims).toHaveLength(CLAIMS_PER_BATCH_MAX);
});
