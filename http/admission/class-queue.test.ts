import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ClassQueue } from "./class-queue.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that ends when the test says so. */
function aWork() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let hasBegun = false;
  const work = () => {
    hasBegun = true;
    return promise;
  };
  return { work, end: resolve, fail: reject, hasBegun: () => hasBegun };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

test("what exceeds the bound waits, what exceeds the queue is turned away at once, and the first come are the first served", async () => {
  const queue = new ClassQueue({ underWay: 1, waiting: 2, patienceMs: 1000 });
  const works = Array.from({ length: 4 }, aWork);
  const turns = works.map(({ work }) => queue.run(work));
  await settle();
  expect(works.map(({ hasBegun }) => hasBegun())).toEqual([true, false, false, false]);
  expect(await turns[3]).toEqual({ isServed: false });
  expect([queue.underWay, queue.waiting]).toEqual([1, 2]);

  works[0]?.end("first");
  expect(await turns[0]).toEqual({ isServed: true, answer: "first" });
  expect(works.map(({ hasBegun }) => hasBegun())).toEqual([true, true, false, false]);
});

test("whose turn has not come in time is turned away, and never begun; whoever was begun has all the time", async () => {
  const queue = new ClassQueue({ underWay: 1, waiting: 9, patienceMs: 1000 });
  const [first, second] = [aWork(), aWork()];
  const turns = [queue.run(first.work), queue.run(second.work)];
  await vi.advanceTimersByTimeAsync(1001);
  expect(await turns[1]).toEqual({ isServed: false });
  await vi.advanceTimersByTimeAsync(60_000);
  first.end("late");
  expect(await turns[0]).toEqual({ isServed: true, answer: "late" });
  expect(second.hasBegun()).toBe(false);
});

test("work that fails fails for its own caller, and makes room", async () => {
  const queue = new ClassQueue({ underWay: 1, waiting: 9, patienceMs: 1000 });
  const [bad, good] = [aWork(), aWork()];
  const [failed, served] = [queue.run(bad.work), queue.run(good.work)];
  bad.fail(new Error("its own"));
  await expect(failed).rejects.toThrow("its own");
  good.end("fine");
  expect(await served).toEqual({ isServed: true, answer: "fine" });
});

test("never more are under way than the limit that was set last, but for those that had begun", async () => {
  const steps = fc.array(
    fc.oneof(
      fc.constant({ kind: "come" as const }),
      fc.record({ kind: fc.constant("end" as const), which: fc.nat(9) }),
      fc.record({ kind: fc.constant("limit" as const), limit: fc.integer({ min: 1, max: 5 }) }),
    ),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const queue = new ClassQueue({ underWay: 3, waiting: 1000, patienceMs: 1000 });
      const running: ReturnType<typeof aWork>[] = [];
      let begunBefore = 0;
      for (const step of all) {
        if (step.kind === "limit") {
          queue.limit = step.limit;
          begunBefore = queue.underWay;
        }
        if (step.kind === "end") running.splice(step.which, 1)[0]?.end("done");
        if (step.kind === "come") {
          const { work, ...own } = aWork();
          void queue.run(() => {
            running.push({ work, ...own });
            return work();
          });
        }
        await settle();
        expect(queue.underWay).toBeLessThanOrEqual(Math.max(queue.limit, begunBefore));
        expect(queue.waiting === 0 || queue.underWay >= queue.limit).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});
