import { expect, test } from "vitest";
import { expectLawsKept } from "../check-laws.ts";
import { CONFIRMED, endOf } from "../ends.ts";
import { deliver, eventsOf, holdWebhooks, releaseWebhooks } from "../webhooks.ts";
import { aRiderAtCheckout, attempt, MINUTE, pay, worldsOfThisFile } from "../worlds.ts";

const aWorld = worldsOfThisFile();
const AFTER_A_FAILURE = { ...CONFIRMED, payments: ["captured, accepted", "failed, no role"] };

for (const capture of ["automatic", "manual"] as const) {
  const FIRST_FAILED = ["payment.failed", "payment.authorized"];
  test.each([[FIRST_FAILED], [FIRST_FAILED.toReversed()]])(
    `a failed attempt and then a paid one confirm, told as %s (${capture} capture)`,
    async (order) => {
      const world = await aWorld({ capture });
      await holdWebhooks(world);
      const rider = await aRiderAtCheckout(world);
      await pay(world, rider.orderId, "fail");
      await pay(world, rider.orderId);

      for (const name of order) await releaseWebhooks(world, rider.orderId, name);
      await releaseWebhooks(world, rider.orderId, "payment.captured");

      expect(await endOf(world, rider)).toEqual(AFTER_A_FAILURE);
      await expectLawsKept(world);
    },
  );

  test(`a failure that is told before the second attempt leaves the place and the order (${capture} capture)`, async () => {
    const world = await aWorld({ capture });
    const rider = await aRiderAtCheckout(world);
    await pay(world, rider.orderId, "fail");
    await world.wait(2);
    expect((await rider.look()).body).toMatchObject({ state: "paying", payment: "failed" });
    expect((await rider.pressPay()).body.razorpay.orderId).toBe(rider.orderId);

    await pay(world, rider.orderId);
    await world.wait(2);

    expect(await endOf(world, rider)).toEqual(AFTER_A_FAILURE);
    await expectLawsKept(world);
  });

  test(`a payment that failed and then succeeds in the UPI app confirms (${capture} capture)`, async () => {
    const world = await aWorld({ capture });
    const rider = await aRiderAtCheckout(world);
    await attempt(world, rider.orderId, { outcome: "fail_then_succeed", afterSeconds: 40 });
    await world.wait(2);
    expect((await rider.look()).body).toMatchObject({ state: "paying", payment: "failed" });

    await world.wait(MINUTE);

    expect(await endOf(world, rider)).toEqual(CONFIRMED);
    await expectLawsKept(world);
  });

  test(`a failure that is told after the same payment was captured changes nothing (${capture} capture)`, async () => {
    const world = await aWorld({ capture });
    await holdWebhooks(world);
    const rider = await aRiderAtCheckout(world);
    await attempt(world, rider.orderId, { outcome: "fail_then_succeed", afterSeconds: 1 });
    await world.wait(2);
    const [failed] = eventsOf(world, rider.orderId, "payment.failed");

    await releaseWebhooks(world, rider.orderId, "payment.authorized");
    await releaseWebhooks(world, rider.orderId, "payment.captured");
    await releaseWebhooks(world, rider.orderId, "order.paid");
    await releaseWebhooks(world, rider.orderId, "payment.failed");
    if (failed) await Promise.all([1, 2, 3].map(() => deliver(world, failed)));
    await world.settle();

    expect(failed).toBeDefined();
    expect(await endOf(world, rider)).toEqual(CONFIRMED);
    await expectLawsKept(world);
  });
}
