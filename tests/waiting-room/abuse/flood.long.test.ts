import { expect, test } from "vitest";
import { joinQueue } from "#booking/waiting-room/join-queue.ts";
import { randomText } from "#platform/ids.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { readNewStatus } from "#tests/builders/new-status.ts";
import { solveChallengeBeside } from "#tests/builders/solve-challenge.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aStartline } from "#tests/setup/startline.ts";

const JOINS = 50_000;
const AT_ONCE = 100;
const RIDERS = 30;

/** An event before its opening, and how much it is asked of PostgreSQL and Redis. */
async function aPreQueue() {
  const clock = testClock();
  const { startline } = await aStartline(clock);
  const event = await anEventOnSale(startline, { capacity: RIDERS + 1, opensInMinutes: 10, isProofRequired: true });
  const join = (nonce: string, more: { proof?: string; ticket?: string } = {}, address = "198.51.100.7") =>
    joinQueue(startline, event.id, { nonce, ...more, address, device: `${address} a script` });
  return { clock, startline, event, join };
}

test("a loop that joins fifty thousand times without a proof gets nothing, asks nothing of PostgreSQL, and holds up nobody", async () => {
  const { clock, startline, event, join } = await aPreQueue();
  let transactions = 0;
  startline.pool.on("acquire", () => {
    transactions += 1;
  });
  const refusals = new Map<string, number>();
  let remaining = JOINS;
  const flood = Array.from({ length: AT_ONCE }, async () => {
    while (remaining > 0) {
      remaining -= 1;
      const answer = await join(randomText(32));
      const outcome = answer.joined ? "joined" : answer.because;
      refusals.set(outcome, (refusals.get(outcome) ?? 0) + 1);
    }
  });

  // Meanwhile riders join as they always do, each from a phone of their own.
  const tickets: { nonce: string; ticket: string }[] = [];
  const waits: number[] = [];
  for (let rider = 0; rider < RIDERS; rider += 1) {
    const [nonce, address] = [randomText(32), `203.0.113.${rider}`];
    const asked = await join(nonce, {}, address);
    if (asked.joined || asked.because !== "proof_required") throw new Error("nobody was asked for a proof");
    expect(asked.challenge.maxnumber).toBe(50_000); // Not dearer for the loop's sake.
    const proof = await solveChallengeBeside(asked.challenge);
    const remainingBefore = remaining;
    const joined = await join(nonce, { proof }, address);
    waits.push(remainingBefore - remaining);
    if (!joined.joined) throw new Error(joined.because);
    tickets.push({ nonce, ticket: joined.ticket });
  }
  await Promise.all(flood);

  // So many of the loop's are answered while one of theirs is: some rounds of those that are under way at once.
  expect(median(waits)).toBeLessThan(20 * AT_ONCE);
  expect(Object.fromEntries(refusals)).toEqual({ proof_required: JOINS });
  // A few for each rider, and one for each status document: none for the loop.
  expect(transactions).toBeLessThan(JOINS / 100);
  expect(Number(await startline.redis.hget(`wr:{${event.id}}:counters`, "issued"))).toBe(RIDERS);

  clock.advance({ minutes: 10 });
  const status = await readNewStatus(startline, event.id);
  expect(status).toMatchObject({ phase: "open", queue: { drawSize: RIDERS, serving: RIDERS } });
  const holds = await Promise.all(
    tickets.map(async ({ nonce, ticket }) => {
      const joined = await join(nonce, { ticket });
      if (!joined.joined || joined.entry.number === null) throw new Error("a place was lost");
      return startline.claims.claim({ ...joined.entry, number: joined.entry.number }, event.categoryId);
    }),
  );
  expect(holds.every((hold) => hold.granted)).toBe(true);
}, 120_000);

const median = (counts: readonly number[]): number =>
  counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
