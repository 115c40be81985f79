import { expect, test } from "vitest";
import { cancelBooking } from "#booking/payments/cancel-booking.ts";
import { recordDispute } from "#booking/payments/record-dispute.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { controlRazorpay } from "#tests/builders/mixed-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { listAttention } from "../attention/list-attention.ts";
import { readStatement } from "./read-statement.ts";

/** A confirmed booking, and what can happen to its money. */
async function aPaidBooking() {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { startline, razorpay } = opened;
  const event = await anEventOnSale(startline, { capacity: 5 });
  const rider = aVisitor((path, init) => opened.api.request(path, init), event);
  const { razorpay_payment_id: paymentId = "" } = await payAt(razorpay.url, await rider.toCheckout());
  await syncBooking(startline, rider.bookingId);
  return {
    startline,
    eventId: event.id,
    bookingId: rider.bookingId,
    paymentId,
    simulate: (path: string, body: object = {}) => controlRazorpay(razorpay.url, path, body),
    sync: () => syncBooking(startline, rider.bookingId),
    cancel: () =>
      cancelBooking(startline, rider.bookingId, { scope: "full", note: "ill", by: "asha", hasOwnAuditEntry: true }),
    async sendRefunds() {
      clock.advance({ minutes: 24 * 60 });
      await startline.jobs.refunds();
    },
    async attention() {
      const { open } = await listAttention(startline, [event.id]);
      return open.map((item) => item.kind);
    },
    totals: async () => (await readStatement(startline, event.id, 1)).totals,
  };
}

test("a part that came back after all leaves our fee gone only as far as the money is", async () => {
  const paid = await aPaidBooking();
  await paid.simulate("/faults", { where: "refund", what: "failed_after_processed", times: 1 });
  await paid.simulate(`/payments/${paid.paymentId}/refund`, { amount: 50_000 });
  await paid.sync();
  await paid.cancel();
  await paid.sendRefunds();
  expect(await paid.totals()).toMatchObject({ refundedPaise: 152_500, platformFeePaise: 0 });

  await paid.simulate("/clock", { mode: "manual", advance_seconds: 600 });
  await paid.sync();

  expect(await paid.totals()).toMatchObject({ refundedPaise: 102_500, platformFeePaise: 2500 });
  // It is somebody's money, and a person has it on the list.
  expect(await paid.attention()).toEqual(["refund_failed"]);
  expect(await brokenPromises(paid.startline)).toEqual([]);
});

test("what a bank took back and what was refunded count together: none of our fee is kept of a payment that is gone whole", async () => {
  const paid = await aPaidBooking();
  const dispute = await paid.simulate(`/payments/${paid.paymentId}/dispute`, { amount: 50_000 });
  await paid.simulate(`/disputes/${dispute.id}/lost`);
  await recordDispute(paid.startline, paid.bookingId, {
    id: dispute.id,
    payment_id: paid.paymentId,
    amount: 50_000,
    status: "lost",
  });
  await paid.cancel();
  await paid.sendRefunds();

  expect(await paid.totals()).toMatchObject({ refundedPaise: 102_500, disputedPaise: 50_000, platformFeePaise: 0 });
  expect(await brokenPromises(paid.startline)).toEqual([]);
});
