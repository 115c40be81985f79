import fc from "fast-check";
import { expect, test } from "vitest";
import { decideWaitingScreen } from "#app/[locale]/e/[slug]/queue/decide-waiting-screen.ts";
import * as page from "#app/visitor/decide-poll-delay.ts";
import * as retry from "#app/visitor/decide-retry.ts";
import { laterDocument } from "#app/visitor/later-document.ts";
import * as wait from "#app/visitor/wait/update-wait.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import vectors from "../../tests/draw-vectors.json" with { type: "json" };
import { numberOf } from "./draw.ts";
import { decidePollDelay } from "./poll-delay.ts";
import * as own from "./retry-delay.ts";
import { decideScreen } from "./screen.ts";
import { laterStatus, type Status } from "./status.ts";
import { updateWait, type WaitMemory } from "./update-wait.ts";

// The surge imports nothing of the product, so it has rules of the page a second time. Here they are the same.

const NOW = Date.parse("2026-11-29T10:00:00Z");
const moment = fc.integer({ min: -600, max: 600 }).map((seconds) => new Date(NOW + seconds * 1000).toISOString());
const status = fc.record({
  phase: fc.constantFrom("scheduled", "pre_queue", "open", "standby", "sold_out", "closed", "cancelled"),
  paused: fc.boolean(),
  epoch: fc.nat({ max: 3 }),
  generatedAt: moment,
  preQueueAt: moment,
  opensAt: moment,
  held: fc.nat({ max: 400 }),
  remaining: fc.nat({ max: 2000 }),
  poll: fc.record({ minMs: fc.constant(3000), maxMs: fc.constantFrom(10_000, 20_000) }),
  queue: fc.record({ serving: fc.nat({ max: 3000 }), ratePerMinute: fc.nat({ max: 3000 }) }),
}) as unknown as fc.Arbitrary<StatusDocument & Status>;
const random = fc.double({ min: 0, max: 1, noNaN: true });

test("a simulated visitor polls when a page would", () => {
  const facts = fc.record({
    status: fc.option(status),
    peopleAhead: fc.option(fc.nat({ max: 20_000 })),
    failures: fc.nat({ max: 8 }),
    now: fc.constant(NOW),
    random,
  });
  fc.assert(fc.property(facts, (given) => decidePollDelay(given) === page.decidePollDelay(given)));
});

test("a simulated visitor retries when a page would", () => {
  const facts = fc.record({
    retryAfterSeconds: fc.option(fc.nat({ max: 300 })),
    attempt: fc.nat({ max: 10 }),
    longestPauseMs: fc.integer({ min: 1000, max: 120_000 }),
    random,
  });
  fc.assert(fc.property(facts, (given) => own.decideRetryDelay(given) === retry.decideRetryDelay(given)));
  const remaining = fc.integer({ min: -10_000, max: 600_000 });
  fc.assert(fc.property(remaining, (ms) => own.longestPauseWithPlace(ms) === retry.longestPauseWithPlace(ms)));
  expect([own.NEWCOMER_PAUSE_MAX_MS, own.TURN_PAUSE_MAX_MS]).toEqual([
    retry.NEWCOMER_PAUSE_MAX_MS,
    retry.TURN_PAUSE_MAX_MS,
  ]);
  for (const code of [
    "busy",
    "rate_limited",
    "unreachable",
    "internal_error",
    "gateway_busy",
    "sold_out",
    "not_called",
  ])
    expect(own.isTransient(code)).toBe(retry.isTransient(code));
});

test("a simulated visitor sees the screen that a page shows", () => {
  const facts = fc.record({
    status: fc.option(status),
    number: fc.option(fc.option(fc.nat({ max: 3000 })), { nil: undefined }),
    wasCalled: fc.boolean(),
    hasLapsed: fc.boolean(),
  });
  fc.assert(fc.property(facts, (given) => decideScreen(given) === decideWaitingScreen(given)));
});

test("a simulated visitor is told the wait that a page tells", () => {
  const inOrder = fc
    .array(fc.tuple(status, fc.nat({ max: 3000 })), { minLength: 1, maxLength: 12 })
    .map((documents) => documents.toSorted(([a], [b]) => Date.parse(a.generatedAt) - Date.parse(b.generatedAt)));
  fc.assert(
    fc.property(inOrder, (documents) => {
      let own: WaitMemory | undefined;
      let theirs: wait.WaitMemory | undefined;
      for (const [document, ahead] of documents) {
        const [mine, pages] = [updateWait(own, document, ahead), wait.updateWait(theirs, document, ahead)];
        expect(mine.range).toEqual(pages.range);
        [own, theirs] = [mine.memory, pages.memory];
      }
    }),
  );
});

test("a simulated visitor keeps the document that a page keeps", () => {
  fc.assert(
    fc.property(
      fc.option(status),
      status,
      fc.integer({ min: NOW - 3_600_000, max: NOW + 3_600_000 }),
      (known, next, now) => laterStatus(known, next, now) === laterDocument(known, next, now),
    ),
  );
});

test("the surge works out the numbers of the published draws", () => {
  for (const { size, seed, numbers } of vectors) {
    expect(numbers.map((_, position) => numberOf({ size, seed }, position + 1))).toEqual(numbers);
  }
});
