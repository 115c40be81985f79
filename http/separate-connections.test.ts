import { expect, onTestFinished, test } from "vitest";
import type { Pool } from "#platform/database.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { ask, aVisitor } from "#tests/builders/visitor.ts";
import { aStartline } from "#tests/setup/startline.ts";

/** Takes every connection of a pool until the test ends. */
async function takeAll(pool: Pool): Promise<void> {
  const taken = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  onTestFinished(() => {
    for (const client of taken) client.release();
  });
}

/** How many connections were taken from a pool while `work` ran. */
async function takenFrom(pool: Pool, work: () => Promise<unknown>): Promise<number> {
  let taken = 0;
  const count = () => {
    taken += 1;
  };
  pool.on("acquire", count);
  await work();
  pool.off("acquire", count);
  return taken;
}

/** How many connections of a pool were in use at the same moment while `work` ran. */
async function mostAtOnce(pool: Pool, work: () => Promise<unknown>): Promise<number> {
  let inUse = 0;
  let most = 0;
  const count = () => {
    inUse += 1;
    most = Math.max(most, inUse);
  };
  const uncount = () => {
    inUse -= 1;
  };
  pool.on("acquire", count).on("release", uncount);
  await work();
  pool.off("acquire", count).off("release", uncount);
  return most;
}

test("while admin pages, downloads, jobs and sign-in have all their connections riders are served", async () => {
  const { startline, api } = await aStartline();
  const event = await anEventOnSale(startline, { capacity: 5 });
  const { pool, visitors, pools } = startline;
  // The only connection of the beats is nobody's but theirs.
  const others = pools.filter((other) => other !== pool && other !== visitors.pool && other.options.max > 1);
  expect(others).toHaveLength(3);
  for (const other of others) await takeAll(other);

  const rider = aVisitor(api.request, event);
  await rider.join();
  expect((await rider.claim()).status).toBe(201);
  // From here on they have a place, and newcomers can't hold them up either: however long it lasts, time counts as served.
  await takeAll(visitors.pool);
  await startline.beats.catchUpAnew();
  expect((await rider.fillIn()).status).toBe(200);
  expect((await rider.pressPay()).status).toBe(201);
  expect((await rider.look()).body.state).toBe("paying");
  expect((await ask(api.request, "GET", "/api/ready")).status).toBe(200);
});

test("what strangers ask for takes no connection of the riders' each: unknown events, draws and pictures", async () => {
  const { startline, api } = await aStartline();
  const event = await anEventOnSale(startline, { capacity: 5 });
  await ask(api.request, "GET", `/api/events/${event.slug}`);
  const times = (path: (index: number) => string) => () =>
    Promise.all(Array.from({ length: 200 }, (_, index) => ask(api.request, "GET", path(index))));

  const unknownSlugs = times((index) => `/api/events/nobody-${index}`);
  expect(await takenFrom(startline.pool, unknownSlugs)).toBe(0);
  // The list of slugs is read once for the first, and once more for all who came meanwhile.
  expect(await takenFrom(startline.visitors.pool, unknownSlugs)).toBe(2);
  const paths = [
    (index: number) => `/api/events/${event.slug}/draw/list?hash=x${index}`,
    (index: number) => `/api/events/${event.slug}/draw?x=${index}`,
    (index: number) => `/api/pictures/${String(index).padStart(64, "0")}`,
    (index: number) => `/api/payments/razorpay/returned/bkg_${index}`,
  ];
  for (const path of paths) {
    const began = performance.now();
    const taken = await takenFrom(startline.pool, times(path));
    // The event itself is read anew each second.
    expect(taken).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - began) / 1000));
  }
  expect(await mostAtOnce(startline.office.pool, times(paths[0] as (index: number) => string))).toBe(1);
});

test("organizers' questions are answered with the office's connections", async () => {
  const { startline, api } = await aStartline();
  const reading = () =>
    ask(api.request, "GET", "/api/admin/events/x/statement", undefined, { authorization: "Bearer stk_x" });
  expect(await takenFrom(startline.pool, reading)).toBe(0);
});
