import { expect, test } from "vitest";
import { expectLawsKept } from "../check-laws.ts";
import { endOf } from "../ends.ts";
import { runJobs } from "../model/time-steps.ts";
import { aRider, MINUTE, pay, type Rider, runFor, worldsOfThisFile } from "../worlds.ts";

const aWorld = worldsOfThisFile();
const CREATE = { method: "POST", path: "/v1/orders" };
const LOOK_UP = { method: "GET", path: "/v1/orders" };

/** Presses Pay in so many tabs at once; answers the orders that they were shown. */
async function press(rider: Rider, tabs: number): Promise<string[]> {
  const replies = await Promise.all(Array.from({ length: tabs }, () => rider.pressPay()));
  return replies.flatMap(({ status, body }) => (status === 201 ? [body.razorpay.orderId as string] : []));
}

for (const receiptPolicy of ["reject", "allow_duplicate", "return_same"] as const) {
  test.each([
    [0, "reset"],
    [0, "500"],
    [0, "html_504"],
    [0, "hang"],
    [120, "reset"],
    [120, "503"],
  ])(
    `a visitor is shown one order when answers get lost (lists lag %i s, ${receiptPolicy}, %s)`,
    async (listLagSeconds, what) => {
      const world = await aWorld({ capacity: 3 });
      await world.control("/settings", { receiptPolicy, listLagSeconds });
      for (const tabs of [1, 3]) {
        const rider = aRider(world);
        await rider.join();
        await rider.claim();
        await rider.fillIn();
        const params = { seconds: 0.02 };
        await world.control("/faults", { where: "api_after", what, match: CREATE, times: 2, params });
        await world.control("/faults", { where: "api_before", what: "503", match: LOOK_UP, times: 1 });

        const shown = new Set(await press(rider, tabs));
        for (let minute = 0; minute < 4; minute += 1) {
          for (const order of await press(rider, tabs)) shown.add(order);
          await world.wait(MINUTE);
        }

        expect(shown.size).toBe(1);
        await pay(world, [...shown][0] as string);
        await runFor(world, MINUTE, MINUTE);
        const end = await endOf(world, rider);
        expect([end.state, end.payments]).toEqual(["confirmed", ["captured, accepted"]]);
      }
      await expectLawsKept(world);
    },
  );
}

test("a visitor for whom Razorpay made no order gets the place back to the others", async () => {
  const world = await aWorld({ capacity: 1 });
  const rider = aRider(world);
  await rider.join();
  await rider.claim();
  await rider.fillIn();
  await world.control("/faults", { where: "api_before", what: "503", match: { path: "/v1/orders" } });
  expect(await press(rider, 2)).toEqual([]);

  await world.wait(6 * MINUTE);
  await runJobs(world);

  expect(await endOf(world, rider)).toMatchObject({ state: "expired", payments: [] });
  await expectLawsKept(world);
});
