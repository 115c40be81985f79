import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openBackgroundTasks } from "#platform/background-tasks.ts";
import { buildCheckedApi } from "#tests/setup/checked-api.ts";
import { closeStartline, openStartline } from "#wiring";
import { RAZORPAY } from "../../setup/settings.ts";
import { expectLawsKept } from "../check-laws.ts";
import { CONFIRMED, endOf } from "../ends.ts";
import { runJobs } from "../model/time-steps.ts";
import type { World } from "../model/world.ts";
import { deliver, eventsOf } from "../webhooks.ts";
import { aRiderAtCheckout, DAY, HOUR, MINUTE, pay, runFor, worldsOfThisFile } from "../worlds.ts";

const aWorld = worldsOfThisFile();
const SECRET = { now: "the-new-secret", before: RAZORPAY.webhookSecret };

/** An end point for Razorpay's webhooks that can be broken, and behind it our product with its secrets. */
async function anEndPoint(world: World, secrets: { now: string; before?: string } = { now: SECRET.before }) {
  const [{ config, clock }] = world.startlines;
  const startline = openStartline(
    { ...config, RAZORPAY_WEBHOOK_SECRET: secrets.now, RAZORPAY_WEBHOOK_SECRET_PREVIOUS: secrets.before },
    clock,
  );
  const backgroundTasks = openBackgroundTasks(() => {});
  const api = buildCheckedApi(startline, backgroundTasks.start);
  const statuses: number[] = [];
  const point = {
    isBroken: false,
    statuses,
    /** Each answer waits for the work behind it, so that Razorpay's clock overtakes nothing. */
    async fetch(request: Request): Promise<Response> {
      const answer = point.isBroken ? new Response(null, { status: 500 }) : await api.fetch(request);
      await backgroundTasks.drain();
      statuses.push(answer.status);
      return answer;
    },
  };
  const server = createServer((request, response) => void getRequestListener(point.fetch)(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await backgroundTasks.drain();
    await closeStartline(startline);
  });
  return {
    ...point,
    point,
    startline,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/webhooks/razorpay`,
  };
}

/** Lets Razorpay's webhooks go to that address from now on. */
async function sendWebhooksTo(world: World, url: string): Promise<void> {
  const merchants = [
    { keyId: RAZORPAY.keyId, keySecret: RAZORPAY.keySecret, webhooks: [{ url, secret: RAZORPAY.webhookSecret }] },
  ];
  await world.control("/reset", { seed: 1, merchants });
  world.sim().clock.set("manual");
}

const onlyEndpoint = (world: World) => {
  const [endpoint] = [...world.sim().books.merchants.values()].flatMap(({ endpoints }) => endpoints);
  if (!endpoint) throw new Error("Razorpay has no address of ours");
  return endpoint;
};

async function openTrouble({ startlines: [{ db }] }: World): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    SELECT kind FROM attention_items WHERE resolved_at IS NULL ORDER BY kind`.execute(db);
  return rows.map(({ kind }) => kind);
}

for (const capture of ["automatic", "manual"] as const) {
  test(`webhooks that were answered 500 for half an hour still confirm, once (${capture} capture)`, async () => {
    const world = await aWorld({ capture });
    const { point, url } = await anEndPoint(world);
    await sendWebhooksTo(world, url);
    point.isBroken = true;
    const riders = [await aRiderAtCheckout(world), await aRiderAtCheckout(world)];
    for (const { orderId } of riders) await pay(world, orderId);
    await world.wait(30 * MINUTE);
    expect(point.statuses.length).toBeGreaterThan(8);
    expect(new Set(point.statuses)).toEqual(new Set([500]));
    for (const rider of riders) expect((await endOf(world, rider)).payments).toEqual([]);

    point.isBroken = false;
    await world.wait(HOUR);

    for (const rider of riders) expect(await endOf(world, rider)).toEqual(CONFIRMED);
    await expectLawsKept(world);
  });
}

test("while webhooks are answered 500 the reconciler confirms, and what comes of them later changes nothing", async () => {
  const world = await aWorld();
  const { point, url } = await anEndPoint(world);
  await sendWebhooksTo(world, url);
  point.isBroken = true;
  const rider = await aRiderAtCheckout(world);
  await pay(world, rider.orderId);
  await runFor(world, 2 * MINUTE, MINUTE);
  expect(await endOf(world, rider)).toEqual(CONFIRMED);

  point.isBroken = false;
  await runFor(world, 2 * HOUR, HOUR);

  expect(eventsOf(world, rider.orderId).flatMap(({ deliveries }) => deliveries.map(({ state }) => state))).toEqual(
    Array(3).fill("delivered"),
  );
  expect(await endOf(world, rider)).toEqual(CONFIRMED);
  await expectLawsKept(world);
});

test("an end point that Razorpay has switched off is noticed, sells on, and is forgotten when it is on again", async () => {
  const world = await aWorld();
  onlyEndpoint(world).isActive = false;
  const rider = await aRiderAtCheckout(world);
  await pay(world, rider.orderId);
  await runFor(world, 20 * MINUTE, 5 * MINUTE);
  expect(await endOf(world, rider)).toEqual(CONFIRMED);
  await world.startlines[1].jobs.watch();
  expect(await openTrouble(world)).toEqual(["webhooks_silent"]);

  onlyEndpoint(world).isActive = true;
  const next = await aRiderAtCheckout(world);
  await pay(world, next.orderId);
  await world.wait(20 * MINUTE);
  await world.startlines[1].jobs.watch();

  expect(await endOf(world, next)).toEqual(CONFIRMED);
  expect(await openTrouble(world)).toEqual([]);
  await expectLawsKept(world);
});

test("an end point that fails for a day is switched off by Razorpay, and everybody who paid is confirmed all the same", async () => {
  const world = await aWorld();
  const { point, url } = await anEndPoint(world);
  await sendWebhooksTo(world, url);
  point.isBroken = true;
  const rider = await aRiderAtCheckout(world);
  await pay(world, rider.orderId);
  await runFor(world, 2 * MINUTE, MINUTE);
  await world.wait(DAY + HOUR);
  expect(onlyEndpoint(world).isActive).toBe(false);

  const next = await aRiderAtCheckout(world);
  await pay(world, next.orderId);
  await runFor(world, 2 * MINUTE, MINUTE);

  for (const one of [rider, next]) expect(await endOf(world, one)).toEqual(CONFIRMED);
  await expectLawsKept(world);
});

test("while the secret is changed, webhooks signed with either confirm", async () => {
  const world = await aWorld();
  const { point, url } = await anEndPoint(world, SECRET);
  await sendWebhooksTo(world, url);
  point.isBroken = true;
  const before = await aRiderAtCheckout(world);
  await pay(world, before.orderId);
  await world.wait(MINUTE);
  await world.control(`/endpoints/${onlyEndpoint(world).id}/rotate`, { secret: SECRET.now });
  const after = await aRiderAtCheckout(world);
  await pay(world, after.orderId);
  await world.wait(MINUTE);

  point.isBroken = false;
  point.statuses.length = 0;
  await world.wait(10 * MINUTE);

  expect(point.statuses).toEqual(Array(6).fill(200));
  for (const rider of [before, after]) expect(await endOf(world, rider)).toEqual(CONFIRMED);
  await expectLawsKept(world);
});

test("a webhook signed with a secret that we no longer know is refused, and its rider is confirmed by the reconciler", async () => {
  const world = await aWorld();
  const { point, url } = await anEndPoint(world, { now: SECRET.now });
  await sendWebhooksTo(world, url);
  const rider = await aRiderAtCheckout(world);
  await pay(world, rider.orderId);
  await world.wait(10);
  expect(new Set(point.statuses)).toEqual(new Set([400]));
  expect((await endOf(world, rider)).payments).toEqual([]);
  expect(await openTrouble(world)).toEqual(["webhook_signature_bad"]);

  await runFor(world, MINUTE);

  expect(await endOf(world, rider)).toEqual(CONFIRMED);
  await expectLawsKept(world);
});

test("a webhook that the database can't take now is answered 5xx, and is taken when it comes again", async () => {
  const world = await aWorld();
  const rider = await aRiderAtCheckout(world);
  const [{ db }] = world.startlines;
  await sql`ALTER TABLE webhook_deliveries RENAME TO webhook_deliveries_away`.execute(db);
  await pay(world, rider.orderId);
  await world.wait(10);
  const first = eventsOf(world, rider.orderId).flatMap(({ deliveries }) => deliveries.flatMap(({ tries }) => tries));
  expect(new Set(first.map(({ end }) => end))).toEqual(new Set(["broken"]));

  await sql`ALTER TABLE webhook_deliveries_away RENAME TO webhook_deliveries`.execute(db);
  await world.wait(MINUTE);

  expect(await endOf(world, rider)).toEqual(CONFIRMED);
  await expectLawsKept(world);
});

test("a webhook is applied after days, and its replays are stored once", async () => {
  const world = await aWorld();
  await world.control("/faults", { where: "webhook", what: "replay", params: { days: 3 } });
  const rider = await aRiderAtCheckout(world);
  await pay(world, rider.orderId);
  await world.wait(4 * DAY);
  for (const event of eventsOf(world, rider.orderId)) expect(await deliver(world, event)).toBe(200);
  await runJobs(world);

  const { rows } = await sql`SELECT 1 FROM webhook_deliveries`.execute(world.startlines[0].db);
  expect(rows).toHaveLength(3);
  expect(await endOf(world, rider)).toEqual(CONFIRMED);
  await expectLawsKept(world);
});
