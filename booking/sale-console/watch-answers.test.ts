import { expect, test } from "vitest";
import { addSeconds } from "#platform/clock.ts";
import { openTestStartline } from "#tests/setup/startline.ts";
import { AnswerWatch } from "./watch-answers.ts";

test("what several processes saw is one sum of the last minute", async () => {
  const { startline, close } = await openTestStartline();
  // A time of this test's own: the sums are those of the whole installation.
  let now = new Date(Date.UTC(2100, 0, 1) + Math.floor(Math.random() * 1e12));
  const clock = { ...startline.clock, now: () => now };
  const [one, other] = [1, 2].map(() => new AnswerWatch({ redis: startline.redis, clock })) as [
    AnswerWatch,
    AnswerWatch,
  ];
  for (const seconds of [0.1, 0.2, 1.5]) one.observe(seconds);
  other.observe(2);
  await Promise.all([one.write(), other.write()]);
  expect(await one.read()).toEqual({ answers: 4, slow: 2 });
  now = addSeconds(now, 30);
  one.observe(0.1);
  await one.write();
  expect(await other.read()).toEqual({ answers: 5, slow: 2 });
  now = addSeconds(now, 60);
  expect(await other.read()).toEqual({ answers: 0, slow: 0 });
  await close();
});

test("while Redis is away nobody knows, and nothing breaks", async () => {
  const { startline, close } = await openTestStartline();
  const watch = new AnswerWatch({ redis: startline.redis, clock: startline.clock });
  startline.redis.disconnect();
  watch.observe(3);
  await watch.write();
  expect(await watch.read()).toBeNull();
  await close();
});
