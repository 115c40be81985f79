import { expect, test } from "vitest";
import { expectLawsKept } from "../check-laws.ts";
import { CONFIRMED, countsOf, type End, endOf, refunded } from "../ends.ts";
import { runJobs } from "../model/time-steps.ts";
import type { World } from "../model/world.ts";
import { dropWebhooks } from "../webhooks.ts";
import { aHolder, aRider, aRiderAtCheckout, attempt, DAY, HOUR, MINUTE, runFor, worldsOfThisFile } from "../worlds.ts";

const aWorld = worldsOfThisFile();

/** Authorized and never taken; Razorpay has given it back. */
const UNTAKEN: End = {
  state: "expired",
  payments: ["refunded, late"],
  refunds: [],
  messages: ["payment_not_taken by email", "payment_not_taken by sms"],
  ledger: {},
};

async function sellThePlaceAgain(world: World): Promise<void> {
  await aHolder(world).then((rider) => rider.fillIn());
}

/** A rider pays a minute after Pay, at a bank that says yes only so many seconds later. */
async function aSlowBank(world: World, afterSeconds: number) {
  const rider = await aRiderAtCheckout(world);
  await world.wait(MINUTE);
  await attempt(world, rider.orderId, { outcome: "late", afterSeconds });
  return rider;
}

for (const capture of ["automatic", "manual"] as const) {
  for (const hasWebhooks of [true, false]) {
    const mode = `${capture} capture, ${hasWebhooks ? "webhooks" : "no webhooks"}`;
    const aSale = async () => {
      const world = await aWorld({ capture, capacity: 1 });
      if (!hasWebhooks) await dropWebhooks(world);
      return world;
    };

    test(`a bank that is silent for six minutes costs nobody the place, although somebody waits for it (${mode})`, async () => {
      const world = await aSale();
      const rider = await aSlowBank(world, 6 * MINUTE);
      const waiting = aRider(world);
      for (let passed = 0; passed < 16 * MINUTE; passed += MINUTE) {
        await world.wait(MINUTE);
        await waiting.join();
        await waiting.claim();
        await runJobs(world);
      }
      expect(await endOf(world, rider)).toEqual(CONFIRMED);
      await expectLawsKept(world);
    });

    test(`a bank that agrees after eleven minutes buys a place that is still free (${mode})`, async () => {
      const world = await aSale();
      const rider = await aSlowBank(world, 11 * MINUTE);
      await runFor(world, 12 * MINUTE, 2 * MINUTE);
      await runFor(world, DAY, 12 * HOUR);
      expect(await endOf(world, rider)).toEqual(CONFIRMED);
      await expectLawsKept(world);
    });

    test(`a bank that agrees after two days buys a place that is still free (${mode})`, async () => {
      const world = await aSale();
      const rider = await aSlowBank(world, 2 * DAY);
      await runFor(world, 30 * MINUTE, 10 * MINUTE);
      expect((await rider.look()).body.state).toBe("expired");
      await runFor(world, 3 * DAY, 12 * HOUR);
      expect(await endOf(world, rider)).toEqual(CONFIRMED);
      expect(await countsOf(world)).toMatchObject({ held: 0, confirmed: 1 });
      await expectLawsKept(world);
    });

    test(`a bank that agrees after two days, when the place is sold, keeps the money with its owner (${mode})`, async () => {
      const world = await aSale();
      const rider = await aSlowBank(world, 2 * DAY);
      await runFor(world, 30 * MINUTE, 10 * MINUTE);
      await world.wait(DAY + 23 * HOUR + 25 * MINUTE);
      const next = await aRiderAtCheckout(world);
      await attempt(world, next.orderId, {});
      await runFor(world, 2 * MINUTE, MINUTE);
      await runFor(world, 5 * DAY, 12 * HOUR);

      expect(await endOf(world, rider)).toEqual(UNTAKEN);
      expect(await endOf(world, next)).toEqual(CONFIRMED);
      await expectLawsKept(world);
    });
  }
}

test("a bank that agrees after eleven minutes, when the place is somebody else's, sends the money back", async () => {
  const world = await aWorld({ capacity: 1 });
  const rider = await aSlowBank(world, 11 * MINUTE + 30);
  // After ten minutes the payment has failed, and the place is free.
  await runFor(world, 11 * MINUTE, MINUTE);
  await sellThePlaceAgain(world);
  await runFor(world, 2 * MINUTE, MINUTE);
  expect(await endOf(world, rider)).toEqual(refunded("expired", "late"));
  await expectLawsKept(world);
});

test("money that Razorpay forgets to capture is taken by us while the place is kept", async () => {
  const world = await aWorld({ capacity: 1 });
  const rider = await aRiderAtCheckout(world);
  await attempt(world, rider.orderId, { outcome: "authorize_only" });
  await runFor(world, 6 * MINUTE, MINUTE);
  expect(await endOf(world, rider)).toEqual(CONFIRMED);
  await expectLawsKept(world);
});

test("money that we took without hearing so is asked about again while its place is kept", async () => {
  const world = await aWorld({ capture: "manual", capacity: 1 });
  await dropWebhooks(world);
  const rider = await aSlowBank(world, DAY - MINUTE);
  await runFor(world, 30 * MINUTE, 10 * MINUTE);
  expect((await rider.look()).body.state).toBe("expired");
  const match = { path: "/v1/payments/*" };
  await world.control("/faults", { where: "api_after", what: "reset", match, times: 2 }); // The capture, and the reading after it.

  await world.wait(DAY - 30 * MINUTE + 1);
  await runFor(world, 3 * MINUTE, 30);

  expect(await endOf(world, rider)).toEqual(CONFIRMED);
  await expectLawsKept(world);
});

test.each([
  [3, true],
  [3, false],
  [5, true],
  [5, false],
])(
  "money that nobody captured goes back after %i days and is reported once (Razorpay sends a webhook: %s)",
  async (days, sendsAutoRefundEvents) => {
    const world = await aWorld({ capture: "manual", capacity: 1 });
    await world.control("/settings", { sendsAutoRefundEvents });
    const rider = await aRiderAtCheckout(world);
    await runFor(world, 16 * MINUTE, 8 * MINUTE);
    await sellThePlaceAgain(world);
    const paymentId = await attempt(world, rider.orderId, {});
    await runFor(world, days * DAY - HOUR, DAY);
    expect((await endOf(world, rider)).payments).toEqual(["authorized, late"]);

    // Pages of Razorpay say three days and five; our orders ask for five.
    if (days === 3) await world.control(`/payments/${paymentId}/give_back`);
    await runFor(world, 2 * DAY, 12 * HOUR);

    expect(await endOf(world, rider)).toEqual(UNTAKEN);
    expect((await rider.look()).body).toMatchObject({ state: "expired", payment: "not_taken" });
    await expectLawsKept(world);
  },
);
