import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "#platform/clock.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { ask, aVisitor } from "#tests/builders/visitor.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { openTestStartlineAt } from "#tests/setup/startline.ts";

/** Two processes on one database and one Redis. */
async function twoProcesses(settings: Record<string, string> = {}) {
  const database = await createTestDatabase();
  const first = await openTestStartlineAt(database, systemClock, settings);
  onTestFinished(first.close);
  const { REDIS_URL } = first.startline.config;
  const second = await openTestStartlineAt(database, systemClock, { ...settings, REDIS_URL });
  onTestFinished(second.close);
  return [first, second] as const;
}

test("a booking's credential may ask so often in all processes together, and nobody else's suffers", async () => {
  const processes = await twoProcesses();
  const [{ startline, api }] = processes;
  const event = await anEventOnSale(startline, { capacity: 10 });
  const rider = aVisitor(api.request, event);
  const other = aVisitor(api.request, event);
  for (const visitor of [rider, other]) {
    await visitor.join();
    await visitor.claim();
  }
  const giveBack = (index: number) =>
    ask(processes[index % 2 === 0 ? 0 : 1].api.request, "DELETE", `/api/bookings/${rider.bookingId}`, undefined, {
      authorization: `Bearer ${rider.accessToken}`,
    });

  const replies = await Promise.all(Array.from({ length: 120 }, (_, index) => giveBack(index)));

  const answered = replies.filter(({ status }) => status === 204);
  const refused = replies.filter(({ status }) => status === 429);
  // Thirty in all processes, and in each ten that Redis is not asked about.
  expect([answered.length, refused.length]).toEqual([50, 70]);
  expect(refused[0]?.body.code).toBe("rate_limited");
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await other.giveBack()).status).toBe(204);
});

test("a queue ticket may claim so often, and while Redis is away each process counts for itself", async () => {
  const [{ startline, api }] = await twoProcesses();
  const event = await anEventOnSale(startline, { capacity: 10 });
  const rider = aVisitor(api.request, event);
  await rider.join();
  startline.redis.disconnect();

  const replies = await Promise.all(Array.from({ length: 60 }, () => rider.claim()));

  expect(replies.filter(({ status }) => status === 429)).toHaveLength(25);
  expect(replies.filter(({ status }) => status < 300)).toHaveLength(35);
});
