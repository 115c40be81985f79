import { expect, test } from "vitest";
import { cancelBooking } from "#booking/payments/cancel-booking.ts";
import { cancelEvent } from "#booking/payments/cancel-event.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { expectLawsKept } from "../check-laws.ts";
import { CONFIRMED, cancelledEnd, countsOf, endOf, refunded } from "../ends.ts";
import { beforeCalling, inLockOrder } from "../interleave.ts";
import { runJobs } from "../model/time-steps.ts";
import type { World } from "../model/world.ts";
import { dropWebhooks } from "../webhooks.ts";
import {
  aHolder,
  aRiderAtCheckout,
  attempt,
  DAY,
  MINUTE,
  pay,
  type Rider,
  runFor,
  worldsOfThisFile,
} from "../worlds.ts";

const aWorld = worldsOfThisFile();
const CANCELLATION = { note: "Heavy rain", by: "asha@startline.example", hasOwnAuditEntry: true };
const CAPTURES = ["automatic", "manual"] as const;

const cancel = ({ startlines: [deps] }: World, { bookingId }: Rider, scope: "full" | "keep_fee" = "full") =>
  cancelBooking(deps, bookingId, { ...CANCELLATION, scope });

/** Whatever was released tells so by both channels, and that the money goes back by both as well. */
const released = {
  ...refunded("released", "released"),
  messages: ["booking_cancelled", "place_lost_refunded"].flatMap((kind) => [`${kind} by email`, `${kind} by sms`]),
};

/** The same booking with money that nobody ever took. */
const untaken = {
  ...released,
  payments: ["refunded, late"],
  refunds: [],
  messages: ["booking_cancelled", "payment_not_taken"].flatMap((kind) => [`${kind} by email`, `${kind} by sms`]),
  ledger: {},
};

for (const capture of CAPTURES) {
  test(`money for a booking that the organizer ended before is not kept (${capture} capture)`, async () => {
    const world = await aWorld({ capture });
    const rider = await aRiderAtCheckout(world);
    expect(await cancel(world, rider)).toBe("released");

    await pay(world, rider.orderId);
    await world.wait(2);
    await runFor(world, 6 * DAY, 2 * DAY);

    expect(await endOf(world, rider)).toEqual(capture === "automatic" ? released : untaken);
    expect(await countsOf(world)).toMatchObject({ held: 0, confirmed: 0 });
    await expectLawsKept(world);
  });

  for (const scope of ["full", "keep_fee"] as const) {
    test(`a booking that is cancelled three times at once goes back once, ${scope} (${capture} capture)`, async () => {
      const world = await aWorld({ capture });
      const rider = await aRiderAtCheckout(world);
      await pay(world, rider.orderId);
      await world.wait(2);

      const answers = await Promise.all([1, 2, 3].map(() => cancel(world, rider, scope)));
      await runJobs(world);
      await world.wait(2);
      await runFor(world, 2 * DAY, 2 * DAY);

      expect(answers.sort()).toEqual(["already_ended", "already_ended", "cancelled"]);
      expect(await endOf(world, rider)).toEqual(cancelledEnd(scope));
      expect(await countsOf(world)).toMatchObject({ held: 0, confirmed: 0 });
      await expectLawsKept(world);
    });
  }

  test.each([["cancelled first"], ["paid first"]])(
    `money and cancellation that reach the booking together leave one refund, %s (${capture} capture)`,
    async (order) => {
      const world = await aWorld({ capture });
      await dropWebhooks(world);
      const rider = await aRiderAtCheckout(world);
      await pay(world, rider.orderId);

      // Cancelling asks Razorpay as well: both have heard of the money when they meet at the lock.
      const attempts = [() => cancel(world, rider), () => syncBooking(world.startlines[1], rider.bookingId)];
      await inLockOrder(world, order === "paid first" ? attempts.toReversed() : attempts);
      await runJobs(world);

      expect(await endOf(world, rider)).toEqual(cancelledEnd("full"));
      await expectLawsKept(world);
    },
  );

  test(`money that comes between the question and the cancellation goes back (${capture} capture)`, async () => {
    const world = await aWorld({ capture });
    await dropWebhooks(world);
    const rider = await aRiderAtCheckout(world);
    const [one, other] = world.startlines;

    const cancelling = beforeCalling(one, "cancel_booking", async () => {
      await pay(world, rider.orderId);
      await syncBooking(other, rider.bookingId);
    });
    expect(await cancelBooking(cancelling, rider.bookingId, { ...CANCELLATION, scope: "full" })).toBe("cancelled");
    await runJobs(world);

    expect(await endOf(world, rider)).toEqual(cancelledEnd("full"));
    await expectLawsKept(world);
  });

  test(`a booking that is cancelled between reading its payment and writing it keeps no money (${capture} capture)`, async () => {
    const world = await aWorld({ capture });
    await dropWebhooks(world);
    const rider = await aRiderAtCheckout(world);
    await pay(world, rider.orderId);
    const [one, other] = world.startlines;

    const settling = beforeCalling(one, "settle_payment", () => cancel({ ...world, startlines: [other, one] }, rider));
    await syncBooking(settling, rider.bookingId);
    await runJobs(world);

    expect(await endOf(world, rider)).toEqual(cancelledEnd("full"));
    await expectLawsKept(world);
  });
}

test("a booking that is cancelled while we take its money gives it back", async () => {
  const world = await aWorld({ capture: "manual" });
  await dropWebhooks(world);
  const rider = await aRiderAtCheckout(world);
  await pay(world, rider.orderId);
  const [one, other] = world.startlines;
  // The organizer's process can't ask Razorpay at this moment, and ends the booking all the same.
  const blind = {
    ...other,
    gateway: { ...other.gateway, readOrder: async () => ({ ok: false, because: "unknown", reason: "" }) as const },
  };
  const capture: typeof one.gateway.capture = async (...payment) => {
    await cancelBooking(blind, rider.bookingId, { ...CANCELLATION, scope: "full" });
    return one.gateway.capture(...payment);
  };

  await syncBooking({ ...one, gateway: { ...one.gateway, capture } }, rider.bookingId);
  await runJobs(world);

  expect(await endOf(world, rider)).toEqual(released);
  await expectLawsKept(world);
});

test("webhooks that come days after a cancellation change nothing", async () => {
  const world = await aWorld();
  await world.control("/faults", { where: "webhook", what: "delay", params: { seconds: 3 * DAY } });
  const rider = await aRiderAtCheckout(world);
  await rider.verify(await pay(world, rider.orderId));
  await world.settle();
  expect(await endOf(world, rider)).toEqual(CONFIRMED);
  await cancel(world, rider);
  await runJobs(world);

  await runFor(world, 4 * DAY, DAY);

  expect(await endOf(world, rider)).toEqual(cancelledEnd("full"));
  await expectLawsKept(world);
});

test("late money is given back once when the event is cancelled between decision and writing", async () => {
  const world = await aWorld({ capacity: 1 });
  await dropWebhooks(world);
  const rider = await aRiderAtCheckout(world);
  await world.wait(20 * MINUTE);
  await aHolder(world);
  await attempt(world, rider.orderId, { outcome: "success" });
  const [one, other] = world.startlines;

  const settling = beforeCalling(
    one,
    "settle_payment",
    async () => {
      await cancelEvent(other, world.event.id, { ...CANCELLATION, scope: "full" });
      await syncBooking(other, rider.bookingId);
    },
    2, // The first call has found no place.
  );
  await syncBooking(settling, rider.bookingId);

  expect((await endOf(world, rider)).refunds).toHaveLength(1);
  await runJobs(world);
  expect((await endOf(world, rider)).refunds).toHaveLength(1);
  await expectLawsKept(world);
});
