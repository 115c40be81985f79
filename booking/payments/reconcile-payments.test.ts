import { expect, test } from "vitest";
import { aMoneySale } from "#tests/builders/money-sale.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { syncBooking } from "./sync-booking.ts";

/** How many orders the reconciler asks about in each of these minutes after Pay was pressed. */
async function askedAt(minutes: readonly number[], { startline, clock }: Awaited<ReturnType<typeof aMoneySale>>) {
  const asked: number[] = [];
  let now = 0;
  for (const minute of minutes) {
    clock.advance({ minutes: minute - now });
    now = minute;
    asked.push(await startline.jobs.payments());
  }
  return asked;
}

test("an order that nobody has paid is asked about while its person may still pay", async () => {
  const sale = await aMoneySale();
  await sale.visitor().toCheckout();

  expect(await askedAt([0.5, 1.1, 3.1, 5.1, 10, 14], sale)).toEqual([0, 1, 1, 1, 0, 0]);
});

test("an order that is settled is left alone for a quarter of an hour, and then asked about as any other", async () => {
  const sale = await aMoneySale();
  await sale.aPaidBooking();

  expect(await askedAt([1.1, 3.1, 5.1, 10.1, 14, 15.1, 16, 30.1, 60.1], sale)).toEqual([0, 0, 0, 0, 0, 1, 0, 1, 1]);
});

test("an order that the reconciler itself finds paid is left alone from then on", async () => {
  const sale = await aMoneySale();
  await sale.pay(await sale.visitor().toCheckout());

  expect(await askedAt([1.1, 3.1, 5.1, 14, 15.1], sale)).toEqual([1, 0, 0, 0, 1]);
});

test("money that does not pay for its booking settles no order: the place ends as it would without it", async () => {
  const sale = await aMoneySale();
  const { bookingId } = await sale.aQuarantinedPayment();

  expect(await askedAt([1.1, 3.1, 5.1], sale)).toEqual([1, 1, 1]);
  expect((await readBooking(sale.startline.db, bookingId))?.state).toBe("expired");
});

test("a payment that failed settles no order: the person may try again", async () => {
  const sale = await aMoneySale();
  const rider = sale.visitor();
  await sale.pay(await rider.toCheckout(), "fail");
  await syncBooking(sale.startline, rider.bookingId);

  expect(await askedAt([1.1, 3.1], sale)).toEqual([1, 1]);
});
