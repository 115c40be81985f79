import { describe, expect, test } from "vitest";
import { isDrawn, numberOf } from "#booking/waiting-room/draw.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { drawOf } from "#booking/waiting-room/status-document.ts";
import type { Startline } from "#wiring";
import { aQueueOfProcesses, expectAllDifferent, type Person, type QueueOfProcesses } from "./queue-of-processes.ts";
import type { WayToLose } from "./ways-to-lose.ts";

const RESUMES_WITHIN_SECONDS = 30;

const indexesOf = (people: readonly Person[]): number[] => people.map(({ index }) => index);

/** Twenty join and are kept, twenty more join, Redis goes, ten join, Redis comes back without what it had not kept, ten join. */
async function loseAndGoOn(way: WayToLose, isPreQueue: boolean) {
  const loss = await way.begin();
  const queue = await aQueueOfProcesses([loss.url, loss.url], {
    capacity: 5,
    ...(isPreQueue && { opensInMinutes: 10 }),
  });
  const first = await queue.joinMany(20);
  await loss.keep();
  const last = await queue.joinMany(20);
  await loss.goAway();
  const meanwhile = await queue.joinMany(10);
  await whileItIsAway(queue, way, [...first, ...last], meanwhile);
  await loss.comeBack();
  const seconds = [await queue.untilRedisIssues(0), await queue.untilRedisIssues(1)];
  expect(Math.max(...seconds)).toBeLessThan(RESUMES_WITHIN_SECONDS);
  const after = await queue.joinMany(10);
  return { queue, first, last, meanwhile, after };
}

async function whileItIsAway(queue: QueueOfProcesses, way: WayToLose, known: Person[], meanwhile: Person[]) {
  expect(Math.min(...indexesOf(meanwhile))).toBeGreaterThan(Math.max(...indexesOf(known)));
  await expectSamePlaces(queue, meanwhile, { withTicket: false });
  if (way.isAwayMeanwhile) await expectSamePlaces(queue, known, { withTicket: true });
  const [deps] = queue.processes as [Startline];
  const { generatedAt } = await deps.statusCache.readStatus(queue.event.id);
  await expect
    .poll(async () => (await deps.statusCache.readStatus(queue.event.id)).generatedAt > generatedAt, { timeout: 5000 })
    .toBe(true);
}

async function expectSamePlaces(queue: QueueOfProcesses, people: readonly Person[], { withTicket = true }) {
  for (const [index, { nonce, ticket, ...place }] of people.entries()) {
    const again = await queue.join(index, withTicket ? { nonce, ticket } : { nonce });
    expect({ index: again.index, number: again.number }).toEqual({ index: place.index, number: place.number });
  }
}

/** What holds in whichever way Redis loses what it knew. */
export function describeLoss(way: WayToLose): void {
  describe(`a Redis that was ${way.name}`, { timeout: 60_000 }, () => {
    test("gives no number twice, changes nobody's, and recovers by itself", async () => {
      const { queue, first, last, meanwhile, after } = await loseAndGoOn(way, false);
      expectAllDifferent([...first, ...last, ...meanwhile, ...after]);
      await expectSamePlaces(queue, [...first, ...last, ...meanwhile, ...after], { withTicket: true });
      if (way.remembersFirst) await expectSamePlaces(queue, first, { withTicket: false });
      await expectSamePlaces(queue, [...meanwhile, ...after], { withTicket: false });
    });

    test("stops nobody who was called", async () => {
      const loss = await way.begin();
      const queue = await aQueueOfProcesses([loss.url, loss.url], { capacity: 3 });
      const people = (await queue.joinMany(5)).sort((a, b) => Number(a.number) - Number(b.number));
      await loss.goAway();
      const claim = ({ nonce, number }: Person) => {
        const turn = { eventId: queue.event.id, ticketId: ticketIdOf(nonce), number: Number(number) };
        return queue.processes[Number(number) % 2]?.claims.claim(turn, queue.event.categoryId);
      };
      expect(await Promise.all(people.slice(0, 3).map(claim))).toMatchObject(Array(3).fill({ granted: true }));
      expect(await claim(people[3] as Person)).toMatchObject({ granted: false, because: "not_called" });
    });

    test("loses nobody before the draw", async () => {
      const { queue, ...groups } = await loseAndGoOn(way, true);
      const people = [...groups.first, ...groups.last, ...groups.meanwhile, ...groups.after];
      expectAllDifferent(people);
      await expectSamePlaces(queue, people, { withTicket: true });
      await expectSamePlaces(queue, [...groups.meanwhile, ...groups.after], { withTicket: false });

      queue.clock.advance(10);
      const [deps] = queue.processes as [Startline];
      await expect
        .poll(async () => drawOf(await deps.statusCache.readStatus(queue.event.id)), { timeout: 15_000 })
        .not.toBeNull();
      const draw = drawOf(await deps.statusCache.readStatus(queue.event.id));
      if (!draw) throw new Error("no draw");
      expect(people.filter(({ index }) => !isDrawn(draw, index))).toEqual([]);
      expect(new Set(people.map(({ index }) => numberOf(draw, index))).size).toBe(people.length);
      const live = await queue.join(1);
      expect(live.number).toBeGreaterThan(draw.size);
    });
  });
}
