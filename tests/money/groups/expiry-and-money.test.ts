import { sql } from "kysely";
import { expect, test } from "vitest";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { expectLawsKept } from "../check-laws.ts";
import { CONFIRMED, countsOf, endOf, PRICE_PAISE, refunded } from "../ends.ts";
import { beforeCalling, inLockOrder } from "../interleave.ts";
import { runJobs } from "../model/time-steps.ts";
import type { World, WorldOptions } from "../model/world.ts";
import { dropWebhooks } from "../webhooks.ts";
import {
  aHolder,
  aRider,
  aRiderAtCheckout,
  attempt,
  DAY,
  HOUR,
  MINUTE,
  pay,
  type Rider,
  runFor,
  worldsOfThisFile,
} from "../worlds.ts";

const aWorld = worldsOfThisFile();
const CAPTURES = ["automatic", "manual"] as const;

const keptUntilOf = async ({ startlines: [{ db }] }: World, rider: Rider): Promise<number> =>
  Number((await readBooking(db, rider.bookingId))?.keptUntil);

for (const capture of CAPTURES) {
  test(`authorized after the place has ended, money finds another place (${capture} capture)`, async () => {
    const world = await aWorld({ capture });
    const rider = await aRiderAtCheckout(world);
    await world.wait(4 * MINUTE);
    await attempt(world, rider.orderId, { outcome: "late", afterSeconds: 11 * MINUTE + 10 });
    await runFor(world, 11 * MINUTE, 2 * MINUTE);
    expect((await rider.look()).body.state).toBe("expired");

    await runFor(world, MINUTE);

    expect(await endOf(world, rider)).toEqual(CONFIRMED);
    expect(await countsOf(world)).toMatchObject({ held: 0, confirmed: 1 });
    await expectLawsKept(world);
  });

  test(`authorized while the place is kept and captured after, the place stays the rider's (${capture} capture)`, async () => {
    const world = await aWorld({ capture, capacity: 1 });
    await world.control("/settings", { captureDelaySeconds: 700 });
    const rider = await aRiderAtCheckout(world);
    await world.wait(4 * MINUTE + 50);
    await pay(world, rider.orderId);

    await runFor(world, 20 * MINUTE, 4 * MINUTE);

    expect(await endOf(world, rider)).toEqual(CONFIRMED);
    await expectLawsKept(world);
  });

  test(`money of a time in which nobody of ours was awake finds another place, or goes back (${capture} capture)`, async () => {
    const world = await aWorld({ capture, capacity: 2 });
    await dropWebhooks(world);
    await world.control("/settings", { captureDelaySeconds: 700 });
    const riders = [await aRiderAtCheckout(world), await aRiderAtCheckout(world)];
    await world.wait(4 * MINUTE + 50);
    for (const { orderId } of riders) await pay(world, orderId);
    await world.wait(20 * MINUTE);
    await aHolder(world); // One of the two places is somebody else's now.

    await runJobs(world);

    const ends = await Promise.all(riders.map((rider) => endOf(world, rider)));
    expect(ends.map(({ state }) => state).sort()).toEqual(["confirmed", "expired"]);
    const notTaken = {
      payments: ["authorized, late"],
      messages: ["payment_not_taken by email", "payment_not_taken by sms"],
    };
    const lost =
      capture === "automatic"
        ? refunded("expired", "late")
        : { state: "expired", refunds: [], ledger: {}, ...notTaken };
    expect(ends.find(({ state }) => state === "expired")).toEqual(lost);
    expect(ends.find(({ state }) => state === "confirmed")).toEqual(CONFIRMED);
    expect(await countsOf(world)).toMatchObject({ held: 1, confirmed: 1 });
    await expectLawsKept(world);
  });

  test(`money for an expired booking gets another place while one is free (${capture} capture)`, async () => {
    const world = await aWorld({ capture, capacity: 1 });
    const rider = await aRiderAtCheckout(world);
    await runFor(world, 20 * MINUTE, 4 * MINUTE);
    expect((await rider.look()).body.state).toBe("expired");

    await pay(world, rider.orderId);
    await Promise.all([...world.startlines, ...world.startlines].map((deps) => syncBooking(deps, rider.bookingId)));
    await world.wait(2);

    expect(await endOf(world, rider)).toEqual(CONFIRMED);
    await expectLawsKept(world);
  });
}

test("a place whose rider begins no payment is given back by the first question after payBy", async () => {
  const world = await aWorld({ capacity: 1 });
  const rider = await aRiderAtCheckout(world);
  await world.wait(5 * MINUTE + 1);
  await world.startlines[0].jobs.payments();

  expect((await endOf(world, rider)).state).toBe("expired");
  expect(await countsOf(world)).toMatchObject({ held: 0 });
});

test("money that comes when the event has begun goes back, though a place is free", async () => {
  const world = await aWorld({ capacity: 2 });
  const rider = await aRiderAtCheckout(world);
  const startsAt = new Date(Number(world.now()) + HOUR * 1000);
  await sql`UPDATE events SET starts_at = ${startsAt} WHERE id = ${world.event.id}`.execute(world.startlines[0].db);
  await runFor(world, HOUR + MINUTE, 10 * MINUTE);

  await pay(world, rider.orderId);
  await world.wait(2);
  await runJobs(world);

  expect(await endOf(world, rider)).toEqual(refunded("expired", "late"));
  await expectLawsKept(world);
});

/** The last place has expired, was given to somebody else, and only then its first rider's money comes. */
async function aPlaceSoldTwice(options: Partial<WorldOptions>) {
  const world = await aWorld({ capacity: 1, ...options });
  const late = await aRiderAtCheckout(world);
  await runFor(world, 20 * MINUTE, 4 * MINUTE);
  const next = await aRiderAtCheckout(world);
  await pay(world, next.orderId);
  await world.wait(2);
  await dropWebhooks(world);
  await pay(world, late.orderId);
  return { world, late, next };
}

test("money for a place that was sold again goes back once, and the place is sold once", async () => {
  const { world, late, next } = await aPlaceSoldTwice({});
  await Promise.all([...world.startlines, ...world.startlines].map((deps) => syncBooking(deps, late.bookingId)));
  await Promise.all(world.startlines.map(({ jobs }) => jobs.refunds()));
  await runJobs(world);

  expect(await endOf(world, late)).toEqual(refunded("expired", "late"));
  expect((await late.look()).body.refund).toMatchObject({ state: "processed", amountPaise: PRICE_PAISE });
  expect(await endOf(world, next)).toEqual(CONFIRMED);
  expect(await countsOf(world)).toMatchObject({ capacity: 1, held: 0, confirmed: 1 });
  await expectLawsKept(world);
});

test("where we capture by hand, money for a place that was sold again is never captured, and is reported once", async () => {
  const { world, late, next } = await aPlaceSoldTwice({ capture: "manual" });
  await Promise.all([...world.startlines, ...world.startlines].map((deps) => syncBooking(deps, late.bookingId)));

  const messages = ["payment_not_taken by email", "payment_not_taken by sms"];
  const uncaptured = { state: "expired", payments: ["authorized, late"], refunds: [], messages, ledger: {} };
  expect(await endOf(world, late)).toEqual(uncaptured);
  await runFor(world, 6 * DAY, 2 * DAY);

  expect(await endOf(world, late)).toEqual({ ...uncaptured, payments: ["refunded, late"] });
  expect(await endOf(world, next)).toEqual(CONFIRMED);
  await expectLawsKept(world);
});

test("two syncs that see the same late payment for the first time report it once", async () => {
  const { world, late } = await aPlaceSoldTwice({ capture: "manual" });
  const [one, other] = world.startlines;
  // One has decided and not written yet when the other does all of it. Its first call finds no place, its second writes.
  await syncBooking(
    beforeCalling(one, "settle_payment", () => syncBooking(other, late.bookingId), 2),
    late.bookingId,
  );
  expect((await endOf(world, late)).messages).toEqual(["payment_not_taken by email", "payment_not_taken by sms"]);
  await expectLawsKept(world);
});

for (const [when, beforeMs] of [
  ["at the very tick at which a place ends", 0],
  ["a millisecond before a place ends", 1],
] as const) {
  for (const order of ["money first", "time first"]) {
    test(`money that comes ${when} confirms while a place is free (${order})`, async () => {
      const world = await aWorld({ capacity: 1 });
      await dropWebhooks(world);
      const rider = await aRiderAtCheckout(world);
      await world.wait((await keptUntilOf(world, rider)) / 1000 - Number(world.now()) / 1000 - beforeMs / 1000);
      expect(Number(world.now())).toBe((await keptUntilOf(world, rider)) - beforeMs);
      await pay(world, rider.orderId);

      const [one, other] = world.startlines;
      const attempts = [() => syncBooking(one, rider.bookingId), () => other.jobs.places()];
      await inLockOrder(world, order === "money first" ? attempts : attempts.toReversed());

      expect(await endOf(world, rider)).toEqual(CONFIRMED);
      await expectLawsKept(world);
    });

    test(`money that comes ${when} and somebody who wants the place are never both given it (${order})`, async () => {
      const world = await aWorld({ capacity: 1 });
      await dropWebhooks(world);
      const [rider, next] = [await aRiderAtCheckout(world), aRider(world)];
      await world.wait((await keptUntilOf(world, rider)) / 1000 - Number(world.now()) / 1000 - beforeMs / 1000);
      await pay(world, rider.orderId);

      const takePlace = async () => {
        await next.join();
        await next.claim();
      };
      const attempts = [() => syncBooking(world.startlines[1], rider.bookingId), takePlace];
      await inLockOrder(world, order === "money first" ? attempts : attempts.toReversed());
      await runJobs(world);

      const end = await endOf(world, rider);
      if (beforeMs > 0) expect(end).toEqual(CONFIRMED);
      else expect([CONFIRMED, refunded("expired", "late")]).toContainEqual(end);
      expect(await countsOf(world)).toMatchObject(
        end.state === "confirmed" ? { held: 0, confirmed: 1 } : { confirmed: 0 },
      );
      await expectLawsKept(world);
    });
  }
}
