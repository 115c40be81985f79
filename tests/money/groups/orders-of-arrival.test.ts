import fc from "fast-check";
import { expect, test } from "vitest";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { expectLawsKept } from "../check-laws.ts";
import { CONFIRMED, countsOf, endOf } from "../ends.ts";
import { runJobs } from "../model/time-steps.ts";
import type { World } from "../model/world.ts";
import { deliver, dropWebhooks, eventsOf, holdWebhooks, releaseWebhooks } from "../webhooks.ts";
import { aRiderAtCheckout, MINUTE, pay, worldsOfThisFile } from "../worlds.ts";

const aWorld = worldsOfThisFile();

const ARRIVALS = ["callback", "payment.authorized", "payment.captured", "order.paid"] as const;
type Arrival = (typeof ARRIVALS)[number];

const permutations = (list: readonly Arrival[]): Arrival[][] =>
  list.length === 0
    ? [[]]
    : list.flatMap((first) => permutations(list.filter((other) => other !== first)).map((rest) => [first, ...rest]));

/** A rider's payment of which nobody was told yet: neither the page nor we. */
async function aPaymentUntold(world: World) {
  const rider = await aRiderAtCheckout(world);
  const fields = await pay(world, rider.orderId);
  const arrive = async (arrival: Arrival) => {
    if (arrival === "callback") expect((await rider.verify(fields)).status).toBe(200);
    else await releaseWebhooks(world, rider.orderId, arrival);
    await world.settle();
  };
  return { rider, fields, arrive };
}

test("in each of the 24 orders of callback and webhooks a payment confirms once, with one email and one SMS", async () => {
  const orders = permutations(ARRIVALS);
  expect(orders).toHaveLength(24);
  const world = await aWorld({ capacity: orders.length });
  await holdWebhooks(world);

  const ends = await Promise.all(
    orders.map(async (order) => {
      const { rider, arrive } = await aPaymentUntold(world);
      for (const arrival of order) await arrive(arrival);
      return endOf(world, rider);
    }),
  );

  expect(ends).toEqual(orders.map(() => CONFIRMED));
  await expectLawsKept(world);
});

test("where we capture by hand, each order that can be ends the same", async () => {
  // Before the callback or payment.authorized nobody has captured, and so nothing tells of a capture.
  const orders = permutations(ARRIVALS).filter(([first]) => first === "callback" || first === "payment.authorized");
  const world = await aWorld({ capacity: orders.length, capture: "manual" });
  await holdWebhooks(world);

  const ends = await Promise.all(
    orders.map(async (order) => {
      const { rider, arrive } = await aPaymentUntold(world);
      for (const arrival of order) await arrive(arrival);
      return endOf(world, rider);
    }),
  );

  expect(ends).toEqual(orders.map(() => CONFIRMED));
  await expectLawsKept(world);
});

for (const capture of ["automatic", "manual"] as const) {
  test(`each report may come one to three times and several at once (${capture} capture)`, async () => {
    const world = await aWorld({ capacity: 200, capture });
    await holdWebhooks(world);
    const times = fc.integer({ min: 1, max: 3 });

    await fc.assert(
      fc.asyncProperty(
        fc.record({ callback: times, "payment.authorized": times, "payment.captured": times, "order.paid": times }),
        fc.infiniteStream(fc.nat(1000)),
        fc.infiniteStream(fc.integer({ min: 1, max: 6 })),
        async (often, places, sizes) => {
          const { rider, fields } = await aPaymentUntold(world);
          // In manual mode nothing is captured, and nothing told of it, before somebody asked.
          if (capture === "manual") await rider.verify(fields);
          const reports = ARRIVALS.flatMap((arrival) => Array.from({ length: often[arrival] }, () => arrival))
            .map((arrival) => ({ arrival, place: places.next().value as number }))
            .toSorted((one, other) => one.place - other.place);

          while (reports.length > 0) {
            const together = reports.splice(0, sizes.next().value as number);
            await Promise.all(
              together.map(async ({ arrival }) => {
                const [event] = eventsOf(world, rider.orderId, arrival);
                if (event) expect(await deliver(world, event)).toBe(200);
                else expect((await rider.verify(fields)).body.state).toBe("confirmed");
              }),
            );
          }
          await world.settle();
          expect(await endOf(world, rider)).toEqual(CONFIRMED);
        },
      ),
      { numRuns: 15, seed: 1 },
    );
    await expectLawsKept(world);
  });

  test(`two processes that learn of a payment at the same moment confirm it once (${capture} capture)`, async () => {
    const world = await aWorld({ capacity: 12, capture });
    await holdWebhooks(world);
    for (let round = 0; round < 12; round += 1) {
      const { rider, fields } = await aPaymentUntold(world);
      const syncs = world.startlines.flatMap((deps) => [syncBooking(deps, rider.bookingId), deps.jobs.payments()]);
      await Promise.all([...syncs, rider.verify(fields)]);
      await world.settle();
      expect(await endOf(world, rider)).toEqual(CONFIRMED);
    }
    await expectLawsKept(world);
  });

  test(`webhooks alone confirm when the browser is gone (${capture} capture)`, async () => {
    const world = await aWorld({ capture });
    const rider = await aRiderAtCheckout(world);
    await pay(world, rider.orderId);
    await world.wait(2);
    expect(await endOf(world, rider)).toEqual(CONFIRMED);
    await expectLawsKept(world);
  });

  test(`the callback alone confirms when no webhook comes (${capture} capture)`, async () => {
    const world = await aWorld({ capture });
    await dropWebhooks(world);
    const rider = await aRiderAtCheckout(world);
    const reply = await rider.verify(await pay(world, rider.orderId));
    expect(reply.body).toEqual({ state: "confirmed" });
    await world.settle();
    expect(await endOf(world, rider)).toEqual(CONFIRMED);
    await expectLawsKept(world);
  });

  test(`the reconciler alone confirms within a minute after Pay, when neither browser nor webhook tells (${capture})`, async () => {
    const world = await aWorld({ capture });
    await dropWebhooks(world);
    const riders = [await aRiderAtCheckout(world), await aRiderAtCheckout(world)];
    await Promise.all(riders.map(({ orderId }) => pay(world, orderId)));
    expect((await riders[0]?.look())?.body.state).toBe("paying");

    await world.wait(MINUTE);
    await runJobs(world);

    for (const rider of riders) expect(await endOf(world, rider)).toEqual(CONFIRMED);
    expect(await countsOf(world)).toMatchObject({ held: 0, confirmed: 2 });
    await expectLawsKept(world);
  });
}

test.each(["payment.authorized", "payment.captured", "order.paid"])("%s alone is enough to confirm", async (name) => {
  const world = await aWorld();
  await holdWebhooks(world);
  const { rider, arrive } = await aPaymentUntold(world);
  await arrive(name as Arrival);
  expect(await endOf(world, rider)).toEqual(CONFIRMED);
  await expectLawsKept(world);
});
