import { expect, onTestFinished, test, vi } from "vitest";
import { memo } from "./memo.ts";

/** A memo over a table that can change; `asked` are the questions that reached it. */
function aMemo(table: Record<string, string>, keysMax = 10) {
  const asked: string[] = [];
  const ask = memo(60_000, keysMax, async (key) => {
    asked.push(key);
    return table[key] ?? null;
  });
  return { ask, asked };
}

test("an absence is remembered like an answer", async () => {
  const { ask, asked } = aMemo({});
  expect([await ask("nobody"), await ask("nobody")]).toEqual([null, null]);
  expect(asked).toEqual(["nobody"]);
});

test("keys that nobody has push out none that somebody has", async () => {
  const { ask, asked } = aMemo({ ride: "a ride" }, 2);
  await ask("ride");
  for (const key of ["a", "b", "c", "d"]) await ask(key);
  expect(await ask("ride")).toBe("a ride");
  expect(asked).toEqual(["ride", "a", "b", "c", "d"]);
});

test("those who ask while a key is loaded share the answer, and a failure is not remembered", async () => {
  let loads = 0;
  const ask = memo(60_000, 10, async () => {
    loads += 1;
    if (loads === 1) throw new Error("away");
    return loads;
  });
  const first = await Promise.allSettled([ask("x"), ask("x")]);
  expect(first.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await Promise.all([ask("x"), ask("x")])).toEqual([2, 2]);
});

test("what was being loaded when everything was forgotten is not remembered", async () => {
  let letGo = (_: string) => {};
  const ask = memo<string>(60_000, 10, () => new Promise((resolve) => (letGo = resolve)));
  const old = ask("ride");
  ask.forget();
  const letOldGo = letGo;
  const fresh = ask("ride");
  letGo("new");
  letOldGo("old");
  expect(await Promise.all([old, fresh, ask("ride")])).toEqual(["old", "new", "new"]);
});

test("while loading fails the last value is answered, at once from the second time on, until it is too old", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  let load = async (): Promise<string | null> => "first";
  const kept = { milliseconds: 5000, whenFailing: (error: unknown) => (error as Error).message === "away" };
  const ask = memo(1000, 10, () => load(), kept);
  expect(await ask("ride")).toBe("first");

  vi.advanceTimersByTime(1500);
  load = async () => {
    throw new Error("away");
  };
  expect(await ask("ride")).toBe("first");
  load = () => new Promise(() => {});
  expect(await ask("ride")).toBe("first");
  vi.advanceTimersByTime(5000);
  const late = ask("ride");
  expect(await Promise.race([late, Promise.resolve("waits")])).toBe("waits");
});

test("a failure of another kind is told, and what was forgotten is not answered again", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  let load = async (): Promise<string | null> => "first";
  const kept = { milliseconds: 5000, whenFailing: (error: unknown) => (error as Error).message === "away" };
  const ask = memo(1000, 10, () => load(), kept);
  await ask("ride");
  vi.advanceTimersByTime(1500);
  load = () => Promise.reject(new Error("a bug"));
  await expect(ask("ride")).rejects.toThrow("a bug");
  load = () => Promise.reject(new Error("away"));
  expect(await ask("ride")).toBe("first");
  ask.forget();
  await expect(ask("ride")).rejects.toThrow("away");
});
