import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import { drawnAmong, myNumber } from "./my-number.ts";

type Vector = { size: number; seed: string; gaps?: [number, number][]; numbers: number[] };
const vectors: Vector[] = JSON.parse(
  readFileSync(new URL("../../../../../tests/draw-vectors.json", import.meta.url), "utf8"),
);

const status = (draw: Partial<Vector>) =>
  ({ queue: { drawSize: draw.size ?? 0, drawSeed: draw.seed ?? null, drawGaps: draw.gaps ?? [] } }) as unknown as Pick<
    StatusDocument,
    "queue"
  >;

test("the browser computes from the status document the number that the server drew", () => {
  for (const vector of vectors.filter(({ gaps }) => !gaps)) {
    const numbers = vector.numbers.map((_, place) => myNumber(status(vector), { index: place + 1, number: null }));
    expect(numbers).toEqual(vector.numbers);
  }
});

test("who came after the draw has the index as number, and was not drawn", () => {
  const drawn = status({ size: 30, seed: "ab".repeat(32) });
  expect(myNumber(drawn, { index: 31, number: null })).toBe(31);
  expect(drawnAmong(drawn, { index: 31, number: null })).toBeNull();
  expect(drawnAmong(drawn, { index: 30, number: null })).toBe(30);
});

test("before the draw there is no number, and without a connection the last known one stays", () => {
  expect(myNumber(status({}), { index: 7, number: null })).toBeNull();
  expect(myNumber(null, { index: 7, number: 12 })).toBe(12);
  expect(drawnAmong(status({}), { index: 7, number: null })).toBeNull();
});
