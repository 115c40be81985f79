import { expect, onTestFinished, test, vi } from "vitest";
import { loadingCache } from "./loading-cache.ts";

/** A cache over a table that can change; `loaded` are the keys that were asked of it. */
function aCache(table: Record<string, string>, keysMax = 10) {
  const loaded: string[] = [];
  const get = loadingCache(60_000, keysMax, async (key) => {
    loaded.push(key);
    return table[key] ?? null;
  });
  return { get, loaded };
}

test("an absence is kept like a value", async () => {
  const { get, loaded } = aCache({});
  expect([await get("nobody"), await get("nobody")]).toEqual([null, null]);
  expect(loaded).toEqual(["nobody"]);
});

test("keys that do not exist evict none that do", async () => {
  const { get, loaded } = aCache({ ride: "a ride" }, 2);
  await get("ride");
  for (const key of ["a", "b", "c", "d"]) await get(key);
  expect(await get("ride")).toBe("a ride");
  expect(loaded).toEqual(["ride", "a", "b", "c", "d"]);
});

test("callers that ask while a key is being loaded share the load, and a failure is not kept", async () => {
  let loads = 0;
  const get = loadingCache(60_000, 10, async () => {
    loads += 1;
    if (loads === 1) throw new Error("away");
    return loads;
  });
  const first = await Promise.allSettled([get("x"), get("x")]);
  expect(first.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await Promise.all([get("x"), get("x")])).toEqual([2, 2]);
});

test("what was being loaded when the cache was cleared is not kept", async () => {
  let letGo = (_: string) => {};
  const get = loadingCache<string>(60_000, 10, () => new Promise((resolve) => (letGo = resolve)));
  const old = get("ride");
  get.clear();
  const letOldGo = letGo;
  const fresh = get("ride");
  letGo("new");
  letOldGo("old");
  expect(await Promise.all([old, fresh, get("ride")])).toEqual(["old", "new", "new"]);
});

test("while loading fails the stale value is served, at once from the second call on, until it is too old", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  let load = async (): Promise<string | null> => "first";
  const staleIfError = { milliseconds: 5000, isCoveredBy: (error: unknown) => (error as Error).message === "away" };
  const get = loadingCache(1000, 10, () => load(), staleIfError);
  expect(await get("ride")).toBe("first");

  vi.advanceTimersByTime(1500);
  load = async () => {
    throw new Error("away");
  };
  expect(await get("ride")).toBe("first");
  load = () => new Promise(() => {});
  expect(await get("ride")).toBe("first");
  vi.advanceTimersByTime(5000);
  const late = get("ride");
  expect(await Promise.race([late, Promise.resolve("waits")])).toBe("waits");
});

test("a failure of another kind is thrown, and nothing is served that was cleared", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  let load = async (): Promise<string | null> => "first";
  const staleIfError = { milliseconds: 5000, isCoveredBy: (error: unknown) => (error as Error).message === "away" };
  const get = loadingCache(1000, 10, () => load(), staleIfError);
  await get("ride");
  vi.advanceTimersByTime(1500);
  load = () => Promise.reject(new Error("a bug"));
  await expect(get("ride")).rejects.toThrow("a bug");
  load = () => Promise.reject(new Error("away"));
  expect(await get("ride")).toBe("first");
  get.clear();
  await expect(get("ride")).rejects.toThrow("away");
});
