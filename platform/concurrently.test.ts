import { expect, test } from "vitest";
import { forEachConcurrently, repeatConcurrently } from "./concurrently.ts";

/** Work that ends when the test says so, and what of it is under way. */
function heldWork() {
  const underWay = new Map<number, { end(): void; fail(error: Error): void }>();
  const begun: number[] = [];
  const work = (item: number) =>
    new Promise<void>((resolve, reject) => {
      begun.push(item);
      underWay.set(item, { end: resolve, fail: reject });
    }).finally(() => underWay.delete(item));
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return { work, begun, underWay, settled };
}

test("at most so many items are worked on at once, and the next one begins as soon as one ends", async () => {
  const { work, begun, underWay, settled } = heldWork();
  const all = forEachConcurrently([1, 2, 3, 4], 2, work);
  await settled();
  expect(begun).toEqual([1, 2]);

  underWay.get(2)?.end();
  await settled();
  expect(begun).toEqual([1, 2, 3]);

  underWay.get(3)?.end();
  underWay.get(1)?.end();
  await settled();
  underWay.get(4)?.end();
  await all;
  expect(begun).toEqual([1, 2, 3, 4]);
});

test("after a failure no further item begins, and those under way end before it is thrown", async () => {
  const { work, begun, underWay, settled } = heldWork();
  let isOver = false;
  const all = forEachConcurrently([1, 2, 3, 4], 2, work).finally(() => {
    isOver = true;
  });
  const outcome = all.catch((error: Error) => error.message);
  await settled();
  underWay.get(1)?.fail(new Error("broken"));
  await settled();
  expect(isOver).toBe(false);

  underWay.get(2)?.end();
  expect(await outcome).toBe("broken");
  expect(begun).toEqual([1, 2]);
});

test("no items are no work", async () => {
  await forEachConcurrently([], 8, async () => {
    throw new Error("nothing is to be done");
  });
});

test("a step is repeated until it answers that nothing is left", async () => {
  let left = 7;
  let steps = 0;
  await repeatConcurrently(3, async () => {
    steps += 1;
    if (left === 0) return false;
    left -= 1;
    return true;
  });
  expect({ left, steps }).toEqual({ left: 0, steps: 10 });
});
