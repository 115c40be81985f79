import { expect, test } from "vitest";
import { decideHiddenDelay, decidePollDelay, type PollFacts } from "./decide-poll-delay.ts";

const now = Date.parse("2027-01-10T04:30:00Z");
const facts = (
  change: Partial<PollFacts> & { phase?: "scheduled" | "pre_queue" | "open" | "sold_out"; opensInMs?: number },
): PollFacts => ({
  status: {
    phase: change.phase ?? "open",
    preQueueAt: new Date(now + (change.opensInMs ?? -60_000) - 30 * 60_000).toISOString(),
    opensAt: new Date(now + (change.opensInMs ?? -60_000)).toISOString(),
    poll: { minMs: 3000, maxMs: 20_000 },
    queue: {
      issued: 5000,
      serving: 100,
      drawSize: 0,
      drawCommit: "0".repeat(64),
      drawSeed: null,
      drawGaps: [],
      ratePerMinute: 60,
    },
  },
  peopleAhead: null,
  failures: 0,
  staleAnswers: 0,
  isSavingData: false,
  now,
  random: 0.5,
  ...change,
});

test("the page of an open sale asks at the shortest interval", () => {
  expect(decidePollDelay(facts({}))).toBe(3000);
});

test("who is far back in the queue asks seldom, who is near asks often", () => {
  expect(decidePollDelay(facts({ peopleAhead: 5000 }))).toBe(20_000);
  expect(decidePollDelay(facts({ peopleAhead: 5 }))).toBeLessThan(3300);
});

test("no page sleeps through the opening, and a crowd is spread over two seconds after it", () => {
  const delay = (random: number, isSavingData = false) =>
    decidePollDelay(facts({ phase: "pre_queue", opensInMs: 1000, random, isSavingData }));
  expect(delay(0)).toBe(1200);
  expect(delay(1)).toBe(3200);
  expect(delay(1, true)).toBe(3200);
});

test("nobody sleeps through the moment from which on people may join the draw", () => {
  expect(decidePollDelay(facts({ phase: "scheduled", opensInMs: 30 * 60_000 + 1000, random: 0 }))).toBe(1200);
  expect(decidePollDelay(facts({ phase: "scheduled", opensInMs: 120 * 60_000 }))).toBe(20_000);
});

test("in a lull the next in line still look often, because a place that comes back calls them within seconds", () => {
  const lull = facts({ peopleAhead: 5 });
  if (lull.status) lull.status.queue.ratePerMinute = 0;
  expect(decidePollDelay(lull)).toBeLessThan(3300);
});

test("an answer that was old when it came is asked for again after a second, but not for ever", () => {
  expect([1, 2, 3, 4].map((staleAnswers) => decidePollDelay(facts({ staleAnswers })))).toEqual([
    1000, 1000, 1000, 3000,
  ]);
});

test("who wants to save data is asked to pay for half as many looks", () => {
  expect(decidePollDelay(facts({ isSavingData: true }))).toBe(6000);
  expect(decidePollDelay(facts({ isSavingData: true, peopleAhead: 5000 }))).toBe(40_000);
});

test("a sale that is over is asked about at the longest interval", () => {
  expect(decidePollDelay(facts({ phase: "sold_out" }))).toBe(20_000);
});

test("without answers the interval doubles up to the longest", () => {
  expect([1, 2, 3, 9].map((failures) => decidePollDelay(facts({ failures })))).toEqual([3000, 6000, 12_000, 20_000]);
});

test("a hidden page polls slowly near its turn, and before that wakes up when the turn is near", () => {
  expect(decideHiddenDelay(facts({ peopleAhead: 0 }))).toBe(10_000);
  expect(decideHiddenDelay(facts({ peopleAhead: 150 }))).toBe(10_000);
  expect(decideHiddenDelay(facts({ peopleAhead: 600 }))).toBe(7 * 60_000);
  expect(decideHiddenDelay(facts({ phase: "pre_queue", opensInMs: 20 * 60_000 }))).toBe(17 * 60_000);
});
