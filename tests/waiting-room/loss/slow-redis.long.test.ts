import { expect, test } from "vitest";
import { aRedisBehindAProxy } from "./faulty-proxy.ts";
import { aQueueOfProcesses, expectAllDifferent, type Person, type QueueOfProcesses } from "./queue-of-processes.ts";

/** Half a second for Redis, and what PostgreSQL and a busy machine need. */
const ABOUT_A_SECOND_MS = 1500;
const AT_ONCE_MS = 400;

/** Two processes on one Redis; the proxy of the first can be troubled. */
async function aQueueBehindAProxy(options: { opensInMinutes?: number } = {}) {
  const { redis, proxy } = await aRedisBehindAProxy();
  const queue = await aQueueOfProcesses([proxy.url, redis.url], { capacity: 3, ...options });
  return { queue, proxy };
}

async function timed<Answer>(run: () => Promise<Answer>): Promise<{ answer: Answer; milliseconds: number }> {
  const began = performance.now();
  return { answer: await run(), milliseconds: performance.now() - began };
}

const status = ({ processes: [deps], event }: QueueOfProcesses) => deps?.statusCache.readStatus(event.id);

test("a Redis that answers late but in time is waited for", { timeout: 60_000 }, async () => {
  const { queue, proxy } = await aQueueBehindAProxy();
  const before = await queue.joinMany(6);
  proxy.delayReplies(200);
  const late = await timed(() => queue.join(0));
  expect(late.milliseconds).toBeLessThan(ABOUT_A_SECOND_MS);
  expect(late.answer.index).toBe(7);
  expectAllDifferent([...before, late.answer]);
});

test.each([
  ["answers in 450 ms", (proxy: { delayReplies(ms: number): void }) => proxy.delayReplies(450)],
  ["answers in two seconds", (proxy: { delayReplies(ms: number): void }) => proxy.delayReplies(2000)],
  ["is silent", (proxy: { be(fault: "silent"): void }) => proxy.be("silent")],
] as const)("a Redis that %s keeps no page for longer than about a second", { timeout: 60_000 }, async (_, fault) => {
  const { queue, proxy } = await aQueueBehindAProxy();
  const before = await queue.joinMany(6);
  fault(proxy);
  queue.clock.advance(1); // The status that it remembers is old.
  const answers = [timed(() => queue.join(0)), timed(async () => void (await status(queue)))];
  for (const { milliseconds } of await Promise.all(answers)) expect(milliseconds).toBeLessThan(ABOUT_A_SECOND_MS);

  const later = await timed(() => queue.join(0));
  expect(later.milliseconds).toBeLessThan(ABOUT_A_SECOND_MS);
  expectAllDifferent([...before, later.answer]);
});

test("a Redis that was silent for some calls is not waited for, until it answers again", {
  timeout: 60_000,
}, async () => {
  const { queue, proxy } = await aQueueBehindAProxy();
  const before = await queue.joinMany(6);
  proxy.be("silent");
  for (let failure = 0; failure < 3; failure += 1) await queue.join(0);

  const meanwhile = [];
  const waits: number[] = [];
  for (let person = 0; person < 20; person += 1) {
    const { answer, milliseconds } = await timed(() => queue.join(0));
    meanwhile.push(answer);
    waits.push(milliseconds);
  }
  // One of them is let through each second, to see whether Redis answers again.
  expect(waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)]).toBeLessThan(AT_ONCE_MS / 4);

  proxy.be("healthy");
  expect(await queue.untilRedisIssues(0)).toBeLessThan(30);
  const after = await queue.joinMany(6);
  expectAllDifferent([...before, ...meanwhile, ...after]);
  for (const { nonce, index } of meanwhile) {
    expect((await queue.join(0, { nonce })).index).toBe(index);
    expect((await queue.join(1, { nonce })).index).toBe(index);
  }
});

test.each([
  ["in an open sale", {}],
  ["before the draw", { opensInMinutes: 10 }],
])(
  "a visitor whose index was lost on its way has one place, whoever is asked: %s",
  { timeout: 60_000 },
  async (_, options) => {
    const { queue, proxy } = await aQueueBehindAProxy(options);
    await queue.joinMany(6);
    proxy.be("cut");
    const told = await queue.join(0); // Redis has given them an index, and the answer was lost.
    expect(told.index).toBeGreaterThan(7);
    const same = { index: told.index, number: told.number };
    const expectSame = async () => {
      for (const process of [0, 1]) {
        expect(await queue.join(process, { nonce: told.nonce })).toMatchObject(same);
        expect(await queue.join(process, told)).toMatchObject(same);
      }
    };
    await expectSame();
    proxy.be("healthy");
    expect(await queue.untilRedisIssues(0)).toBeLessThan(30);
    await expectSame();
  },
);

test("whoever got a place while one process could not reach Redis keeps it at those that can", {
  timeout: 60_000,
}, async () => {
  const { queue, proxy } = await aQueueBehindAProxy();
  await queue.joinMany(6);
  proxy.refuse();
  const told = await queue.join(0);
  for (const process of [1, 0, 1]) {
    expect((await queue.join(process, { nonce: told.nonce })).index).toBe(told.index);
  }
  expectAllDifferent([told, ...(await queue.joinMany(10))]);
});

test("whoever got a place before one process lost Redis keeps it at those that did not", {
  timeout: 60_000,
}, async () => {
  const { queue, proxy } = await aQueueBehindAProxy();
  const people = await queue.joinMany(6);
  proxy.refuse();
  const [own, other] = [people[1] as Person, await queue.join(0)];
  expect((await queue.join(1, { nonce: own.nonce })).index).toBe(own.index);
  expect((await queue.join(1, own)).index).toBe(own.index);
  expectAllDifferent([...people, other, ...(await queue.joinMany(4))]);
});
