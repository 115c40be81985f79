import { expect, test } from "vitest";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { expectLawsKept } from "../check-laws.ts";
import { CONFIRMED, countsOf, type End, endOf, PRICE_PAISE } from "../ends.ts";
import { runJobs } from "../model/time-steps.ts";
import type { World } from "../model/world.ts";
import { dropWebhooks, eventsOf, holdWebhooks, releaseWebhooks } from "../webhooks.ts";
import { aRider, aRiderAtCheckout, attempt, DAY, pay, runFor, worldsOfThisFile } from "../worlds.ts";

const aWorld = worldsOfThisFile();

const told = (kind: string): string[] => [`${kind} by email`, `${kind} by sms`];

/** One paid for the booking, and all of the other went back; Razorpay keeps its cost of both. */
const SURPLUS_RETURNED: End = {
  ...CONFIRMED,
  payments: ["captured, accepted", "captured, surplus"],
  refunds: [`surplus ${PRICE_PAISE} processed`],
  messages: [...CONFIRMED.messages, ...told("surplus_refunded")],
  ledger: { ...CONFIRMED.ledger, gateway_balance: 148_901 - 3599, gateway_cost: 6100, gateway_tax: 1098 },
};
/** One paid, and the other was never taken. */
const SECOND_UNTAKEN: End = {
  ...CONFIRMED,
  payments: ["captured, accepted", "refunded, late"],
  messages: [...CONFIRMED.messages, ...told("payment_not_taken")],
};

test.each([["as they happened"], ["reverse"]])(
  "of two captured payments of one order one confirms and one goes back, told %s",
  async (order) => {
    const world = await aWorld();
    await holdWebhooks(world);
    const rider = await aRiderAtCheckout(world);
    await pay(world, rider.orderId, "twice");

    const events = eventsOf(world, rider.orderId);
    await world
      .sim()
      .webhooks.release((order === "reverse" ? events.toReversed() : events).flatMap(({ deliveries }) => deliveries));
    world.sim().faults.list.clear();
    await runJobs(world);
    await world.wait(2);

    expect(await endOf(world, rider)).toEqual(SURPLUS_RETURNED);
    expect(await countsOf(world)).toMatchObject({ held: 0, confirmed: 1 });
    await expectLawsKept(world);
  },
);

test("two processes that meet two payments of one booking accept one of them", async () => {
  const world = await aWorld({ capacity: 8 });
  await dropWebhooks(world);
  for (let round = 0; round < 8; round += 1) {
    const rider = await aRiderAtCheckout(world);
    await pay(world, rider.orderId, "twice");
    await Promise.all([...world.startlines, ...world.startlines].map((deps) => syncBooking(deps, rider.bookingId)));
    await runJobs(world);
    expect(await endOf(world, rider)).toEqual(SURPLUS_RETURNED);
  }
  await expectLawsKept(world);
});

test("a second tab's payment that Razorpay itself gives back needs no refund of ours", async () => {
  const world = await aWorld();
  await world.control("/settings", { allowsParallelPayments: true, surplusPolicy: "auto_refund" });
  const rider = await aRiderAtCheckout(world);
  await attempt(world, rider.orderId, { outcome: "late", afterSeconds: 30 });
  await pay(world, rider.orderId);
  await world.wait(60);
  await runFor(world, DAY, DAY);

  expect(await endOf(world, rider)).toEqual({ ...CONFIRMED, payments: ["captured, accepted", "refunded, no role"] });
  await expectLawsKept(world);
});

test("a second tab's payment that Razorpay leaves authorized is not captured, is reported, and returns by itself", async () => {
  const world = await aWorld();
  await world.control("/settings", { allowsParallelPayments: true, surplusPolicy: "leave_authorized" });
  const rider = await aRiderAtCheckout(world);
  await attempt(world, rider.orderId, { outcome: "late", afterSeconds: 30 });
  await pay(world, rider.orderId);
  await world.wait(60);
  await runFor(world, 6 * DAY, 2 * DAY);

  expect(await endOf(world, rider)).toEqual(SECOND_UNTAKEN);
  await expectLawsKept(world);
});

test.each([[true], [false]])(
  "where we capture by hand, of two tabs' payments one is taken (both asked about at once: %s)",
  async (isAtOnce) => {
    const world = await aWorld({ capture: "manual" });
    await world.control("/settings", { allowsParallelPayments: true });
    await dropWebhooks(world);
    const rider = await aRiderAtCheckout(world);
    await pay(world, rider.orderId);
    await pay(world, rider.orderId);

    const asking = isAtOnce ? [...world.startlines, ...world.startlines] : world.startlines.slice(0, 1);
    await Promise.all(asking.map((deps) => syncBooking(deps, rider.bookingId)));
    await runFor(world, 6 * DAY, 2 * DAY);

    expect(await endOf(world, rider)).toEqual(SECOND_UNTAKEN);
    await expectLawsKept(world);
  },
);

/** Razorpay makes the first order and its answer is lost; its lists lag, so that a second press makes another. */
async function aBookingWithTwoOrders(world: World) {
  await world.control("/settings", { receiptPolicy: "allow_duplicate", listLagSeconds: 120 });
  const match = { method: "POST", path: "/v1/orders" };
  await world.control("/faults", { where: "api_after", what: "reset", match, times: 1 });
  const rider = aRider(world);
  await rider.join();
  await rider.claim();
  await rider.fillIn();
  expect((await rider.pressPay()).body.code).toBe("gateway_busy");
  const shown = (await rider.pressPay()).body.razorpay.orderId as string;
  const orders = [...world.sim().books.orders.keys()];
  expect(orders).toHaveLength(2);
  return { rider, shown, lost: orders.find((id) => id !== shown) as string };
}

for (const capture of ["automatic", "manual"] as const) {
  for (const first of ["the shown order", "the lost order"]) {
    test(`of two paid orders of one booking one confirms and one goes back, ${first} told first (${capture} capture)`, async () => {
      const world = await aWorld({ capture });
      const { rider, shown, lost } = await aBookingWithTwoOrders(world);
      await holdWebhooks(world);
      await pay(world, shown);
      await pay(world, lost);

      const order = first === "the shown order" ? [shown, lost] : [lost, shown];
      for (const orderId of order) await releaseWebhooks(world, orderId, "payment.authorized");
      world.sim().faults.list.clear();
      await runJobs(world);
      await runFor(world, 6 * DAY, 2 * DAY);

      // By hand only the first is taken: the other is known to be one too many while nobody has its money.
      const end = await endOf(world, rider);
      if (capture === "automatic") expect(end).toEqual(SURPLUS_RETURNED);
      else expect([SECOND_UNTAKEN, SURPLUS_RETURNED]).toContainEqual(end);
      expect(await countsOf(world)).toMatchObject({ held: 0, confirmed: 1 });
      await expectLawsKept(world);
    });
  }
}
