import { expect, test } from "vitest";
import { createTestRedis } from "../setup/redis.ts";
import { aQueueOfProcesses, type Person } from "./loss/queue-of-processes.ts";

/** Twenty at a time, so that the order in which they come is an order. */
const WAVES = 25;
const PEOPLE_IN_WAVE = 20;
const PEOPLE = WAVES * PEOPLE_IN_WAVE;

// The secret is new each time, so the bounds are such that a fair draw exceeds one of them less than once in a million runs: five
// standard deviations of the correlation, and a chi-square that 81 degrees of freedom exceed so seldom above 156.8, with a reserve
// for cells of five people (the highest of 300,000 simulated draws was 154).
const CORRELATION_MAX = 5 / Math.sqrt(PEOPLE - 1);
const TENTHS_MAX = 185;

test("the numbers of a held draw are 1 to N, each once, and tell nothing of when and where somebody joined", async () => {
  const redisUrl = await createTestRedis();
  const queue = await aQueueOfProcesses([redisUrl, redisUrl, redisUrl], { capacity: 2 * PEOPLE, opensInMinutes: 10 });
  const joined: Person[] = [];
  for (let wave = 0; wave < WAVES; wave += 1) joined.push(...(await queue.joinMany(PEOPLE_IN_WAVE)));
  expect(joined.every(({ number }) => number === null)).toBe(true);

  queue.clock.advance(10);
  const seeds = await Promise.all(
    queue.processes.map(async ({ statusCache }) => {
      await expect.poll(async () => (await statusCache.readStatus(queue.event.id)).phase).toBe("open");
      return (await statusCache.readStatus(queue.event.id)).queue.drawSeed;
    }),
  );
  expect(new Set(seeds).size).toBe(1);

  const drawn = await Promise.all(joined.map((person, process) => queue.join(process + 1, person)));
  expect(drawn.map(({ index }) => index)).toEqual(joined.map(({ index }) => index));
  const numbers = drawn.map(({ number }) => number as number);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: PEOPLE }, (_, place) => place + 1));
  expect(Math.abs(correlation(numbers))).toBeLessThan(CORRELATION_MAX);
  expect(unevenness(numbers)).toBeLessThan(TENTHS_MAX);

  // The same measures tell a queue, and one that is dealt to three processes in turn.
  const inOrder = numbers.toSorted((a, b) => a - b);
  const inTurns = [0, 1, 2].flatMap((process) => inOrder.filter((number) => number % 3 === process));
  expect(correlation(inOrder)).toBeGreaterThan(CORRELATION_MAX);
  expect(unevenness(inTurns)).toBeGreaterThan(TENTHS_MAX);
}, 60_000);

/** Spearman's rank correlation of the order of joining with the number. */
function correlation(numbers: number[]): number {
  const squares = numbers.reduce((sum, number, place) => sum + (number - place - 1) ** 2, 0);
  return 1 - (6 * squares) / (numbers.length * (numbers.length ** 2 - 1));
}

/** Chi-square of how the tenths of those who joined are spread over the tenths of the numbers. */
function unevenness(numbers: number[]): number {
  const cells = Array.from({ length: 100 }, () => 0);
  const tenthOf = (place: number) => Math.floor((10 * place) / numbers.length);
  for (const [place, number] of numbers.entries()) {
    const cell = tenthOf(place) * 10 + tenthOf(number - 1);
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  const expected = numbers.length / 100;
  return cells.reduce((sum, found) => sum + (found - expected) ** 2 / expected, 0);
}
