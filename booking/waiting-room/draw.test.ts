import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "#platform/keys.ts";
import { type Draw, lastDrawnIndex, numberOf } from "./draw.ts";

const seedOf = (text: string | number): string => sha256(`seed ${text}`).toString("hex");
const indexes = (size: number) => Array.from({ length: size }, (_, index) => index + 1);
const numbersOf = (draw: Draw) => indexes(draw.size).map((index) => numberOf(draw, index));

test("everybody in the draw has one number of it, and no two the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(), (size, seed) => {
      const numbers = numbersOf({ size, seed: seedOf(seed) });
      expect(numbers.toSorted((a, b) => a - b)).toEqual(indexes(size));
    }),
    { numRuns: 40 },
  );
});

test("whoever came after the draw keeps the index, in the order of coming", () => {
  const draw = { size: 30, seed: seedOf("live") };
  expect([31, 32, 1000].map((index) => numberOf(draw, index))).toEqual([31, 32, 1000]);
});

test("an index of a gap has a number that nobody else has", () => {
  const draw = { size: 10, seed: seedOf("gaps"), gaps: [[4, 6] as const, [9, 9] as const] };
  const everybody = indexes(lastDrawnIndex(draw) + 5);
  const numbers = everybody.map((index) => numberOf(draw, index));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(everybody);
  expect([4, 5, 6, 9, 15].map((index) => numberOf(draw, index))).toEqual([11, 12, 13, 14, 15]);
});

test("the numbers of known draws do not change from one version to the next", () => {
  const file = new URL("../../tests/draw-vectors.json", import.meta.url);
  const vectors: (Draw & { numbers: number[] })[] = JSON.parse(readFileSync(file, "utf8"));
  expect(vectors.length).toBeGreaterThan(4);
  for (const { size, seed, numbers } of vectors) {
    expect(numbers.map((_, place) => numberOf({ size, seed }, place + 1))).toEqual(numbers);
  }
});

/** Spearman's rank correlation of the order of joining with the order of the draw. */
function correlation(numbers: number[]): number {
  const squares = numbers.reduce((sum, number, index) => sum + (number - index - 1) ** 2, 0);
  return 1 - (6 * squares) / (numbers.length * (numbers.length ** 2 - 1));
}

test("to have joined early or late makes no difference to the number", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const numbers = numbersOf({ size: 5000, seed: seedOf(seed) });
    expect(Math.abs(correlation(numbers))).toBeLessThan(3 / Math.sqrt(5000) + 0.001);
  }
});

function chiSquare(observed: number[], expected: number): number {
  return observed.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

test("each tenth of those who joined is spread evenly over the tenths of the numbers", () => {
  const numbers = numbersOf({ size: 20_000, seed: seedOf("tenths") });
  const cells = Array.from({ length: 100 }, () => 0);
  for (const [index, number] of numbers.entries()) {
    const cell = Math.floor(index / 2000) * 10 + Math.floor((number - 1) / 2000);
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  // 81 degrees of freedom: above 113.5 in one of a hundred fair draws. The seed is fixed, so this never wavers.
  expect(chiSquare(cells, 200)).toBeLessThan(113.5);
});

test("in small draws too the first to join gets each number equally often", () => {
  for (const [size, limit] of [
    [2, 6.63],
    [3, 9.21],
    [5, 13.28],
    [7, 16.81],
    [16, 30.58],
  ] as const) {
    const draws = 4000;
    const counts = Array.from({ length: size }, () => 0);
    for (let seed = 0; seed < draws; seed += 1) {
      const number = numberOf({ size, seed: seedOf(`small ${seed}`) }, 1);
      counts[number - 1] = (counts[number - 1] ?? 0) + 1;
    }
    expect(chiSquare(counts, draws / size), `draws among ${size}`).toBeLessThan(limit);
  }
});
