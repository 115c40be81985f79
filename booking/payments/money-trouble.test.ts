import { sql } from "kysely";
import { expect, test } from "vitest";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { aMoneySale, ORGANIZER } from "#tests/builders/money-sale.ts";
import { postWebhook } from "#tests/builders/post-webhook.ts";
import { cancelAndRefund } from "../cancellations/cancel-and-refund.ts";
import { cancelEvent } from "./cancel-event.ts";
import { recordDispute } from "./record-dispute.ts";
import { recordPayout } from "./record-payout.ts";
import { refundQuarantinedPayment } from "./refund-quarantined-payment.ts";
import { retryRefund } from "./retry-refund.ts";
import { syncBooking } from "./sync-booking.ts";

type MoneySale = Awaited<ReturnType<typeof aMoneySale>>;
const by = ORGANIZER;

/** A bank takes this much of a payment back for its customer. */
const lose = (
  { startline }: MoneySale,
  { bookingId, razorpayPaymentId }: { bookingId: string; razorpayPaymentId: string },
  amount: number,
) => {
  const id = `disp_of_${razorpayPaymentId}`;
  return recordDispute(startline, bookingId, { id, payment_id: razorpayPaymentId, amount, status: "lost" });
};

test("what a bank took back while its refund waited is not sent a second time", async () => {
  const sale = await aMoneySale();
  const paid = await sale.aPaidBooking();
  await sale.simulate("/settings", { refundBalancePaise: 0 });
  await sale.cancel(paid);
  await sale.passDays(1);
  await lose(sale, paid, 152_500);
  await sale.simulate("/settings", { refundBalancePaise: 10_000_000 });

  await sale.passDays(2);

  expect(await sale.refundTextsOf(paid)).toEqual(["cancelled 152500 failed"]);
  const inBooks = await sale.startline.gateway.readRefunds(paid.razorpayPaymentId);
  expect(inBooks).toMatchObject({ ok: true, value: [] });
});

test("a booking that is paid while its organizer looks is not cancelled at the amount that was shown", async () => {
  const sale = await aMoneySale();
  const rider = sale.visitor();
  await sale.pay(await rider.toCheckout());
  const key = { eventId: sale.event.id, bookingId: rider.bookingId };

  const answer = await cancelAndRefund(sale.startline, key, { scope: "full", note: "Ill", by, amountPaise: 0 });

  expect(answer).toEqual({ cancelled: false, because: "amount_changed", amountPaise: 152_500 });
  expect((await readBooking(sale.startline.db, rider.bookingId))?.state).toBe("confirmed");
});

test("a lost dispute of a second payment takes nothing from the refund of the first", async () => {
  const sale = await aMoneySale();
  const paid = await sale.aPaidBooking({ outcome: "twice" });
  await lose(sale, await sale.paymentOf(paid.bookingId, "surplus"), 152_500);

  await sale.cancel(paid);

  expect(await sale.refundTextsOf(paid)).toContain("cancelled 152500 wanted");
});

test("a booking that can't be ended stops neither its own event's cancellation nor another's", async () => {
  const sale = await aMoneySale();
  const other = await anEventOnSale(sale.startline, { capacity: 3 });
  const stuck = [await sale.aPaidBooking(), await sale.aPaidBooking()];
  const [good, elsewhere] = [await sale.aPaidBooking(), await sale.aPaidBooking({ of: other })];
  const ids = stuck.map(({ bookingId }) => bookingId);
  await sql`ALTER TABLE bookings ADD CONSTRAINT stuck CHECK (id <> ALL (${sql.lit(`{${ids.join(",")}}`)}::text[])
    OR state = 'confirmed')`.execute(sale.startline.db);
  for (const { id } of [sale.event, other]) {
    await cancelEvent(sale.startline, id, { scope: "full", note: "Rain", by });
  }

  await sale.startline.jobs.cancellations();
  await sale.startline.jobs.cancellations();

  const states = await Promise.all(
    [good, elsewhere].map(async ({ bookingId }) => (await readBooking(sale.startline.db, bookingId))?.state),
  );
  expect(states).toEqual(["cancelled", "cancelled"]);
});

test("a dispute is written down although Razorpay can't be asked about anything", async () => {
  const sale = await aMoneySale();
  const paid = await sale.aPaidBooking();
  const dispute = { id: "disp_1", payment_id: paid.razorpayPaymentId, amount: 152_500, status: "lost" };
  const payment = { id: paid.razorpayPaymentId, order_id: paid.orderId };
  const payload = { payment: { entity: payment }, dispute: { entity: dispute } };
  await sale.simulate("/faults", { where: "api_before", what: "503" });

  expect(await postWebhook(sale.opened, { event: "payment.dispute.lost", payload })).toBe(200);
  await sale.startline.jobs.webhooks();

  await expect.poll(() => sale.openAttentionOf(paid)).toEqual(["dispute_lost"]);
});

test("a part refunded in the dashboard leaves the rest of a failed refund on the list", async () => {
  const sale = await aMoneySale();
  const failed = await sale.aFailedRefund();
  await sale.simulate("/settings", { refundPolicy: "pending_then_processed", refundSeconds: 60 });
  await sale.simulate(`/payments/${failed.razorpayPaymentId}/refund`, { amount: 50_000 });
  await syncBooking(sale.startline, failed.bookingId);
  await sale.letRazorpayFinish();
  await sale.passDays(2);

  expect(await sale.refundTextsOf(failed)).toContain("outside 50000 processed");
  expect(await sale.openAttentionOf(failed)).toEqual(["refund_failed"]);
});

/** Cancelled while a part of the money was on its way back from the dashboard; that part failed, and ours went. */
async function aPartThatFailedOutside() {
  const sale = await aMoneySale();
  const paid = await sale.aPaidBooking();
  await sale.simulate("/settings", { refundPolicy: "pending_then_failed", refundSeconds: 60 });
  await sale.simulate(`/payments/${paid.razorpayPaymentId}/refund`, { amount: 50_000 });
  await sale.simulate("/settings", { refundPolicy: "pending_then_processed", refundSeconds: 60 });
  await sale.cancel(paid);
  await sale.passDays(4);
  expect(await sale.refundTextsOf(paid)).toEqual([
    "cancelled 152500 failed",
    "outside 50000 failed",
    "cancelled 102500 processed",
  ]);
  expect(await sale.openAttentionOf(paid)).toEqual(["refund_failed"]);
  return { sale, paid };
}

test("a part that failed in the dashboard stays on the list, and can be asked for once more by us", async () => {
  const { sale, paid } = await aPartThatFailedOutside();
  expect(await retryRefund(sale.startline, paid, { by, note: "Once more" })).toBe("wanted");
  await sale.passDays(3);
  expect(await sale.refundTextsOf(paid)).toContain("cancelled 50000 processed");
  expect(await sale.openAttentionOf(paid)).toEqual([]);
  expect(await retryRefund(sale.startline, paid, { by, note: "And again" })).toBe("not_failed");
});

test("a second payment whose refund in the dashboard failed before we knew of it is put before a person", async () => {
  const sale = await aMoneySale();
  const rider = sale.visitor();
  const fields = await sale.pay(await rider.toCheckout(), "twice");
  await sale.simulate("/settings", { refundPolicy: "pending_then_failed", refundSeconds: 60 });
  await sale.simulate(`/payments/${fields.razorpay_payment_id}/refund`);
  await syncBooking(sale.startline, rider.bookingId);
  await sale.simulate("/settings", { refundPolicy: "processed_at_once" });
  await sale.passDays(2);

  expect((await rider.look()).body.state).toBe("confirmed");
  expect(await sale.refundTextsOf(rider)).toEqual(["outside 152500 failed"]);
  expect(await sale.openAttentionOf(rider)).toEqual(["refund_failed"]);
});

test("a part that failed in the dashboard can be paid by hand", async () => {
  const { sale, paid } = await aPartThatFailedOutside();
  expect(await recordPayout(sale.startline, paid, { by, reference: "UTR 1234" })).toBe("paid_out");
  expect(await sale.refundTextsOf(paid)).toContain("outside 50000 processed");
  expect(await sale.openAttentionOf(paid)).toEqual([]);
});

test("after a bank took back a part, the rest of a failed refund can be asked for once more", async () => {
  const sale = await aMoneySale();
  const failed = await sale.aFailedRefund();
  await lose(sale, failed, 50_000);

  expect(await retryRefund(sale.startline, failed, { by, note: "Once more" })).toBe("wanted");
  expect(await sale.refundTextsOf(failed)).toContain("cancelled 102500 wanted");
});

test("after a bank took back a part, the rest of a failed refund can be paid by hand", async () => {
  const sale = await aMoneySale();
  const failed = await sale.aFailedRefund();
  await lose(sale, failed, 50_000);

  expect(await recordPayout(sale.startline, failed, { by, reference: "UTR 1234" })).toBe("paid_out");
  expect(await sale.refundTextsOf(failed)).toContain("cancelled 102500 processed");
});

test("after a bank took back a part of quarantined money the rest can be given back", async () => {
  const sale = await aMoneySale();
  const strange = await sale.aQuarantinedPayment();
  await lose(sale, strange, 50_000);

  expect(await refundQuarantinedPayment(sale.startline, strange, { by, note: "Not what it costs" })).toBe("wanted");
  expect(await sale.refundTextsOf(strange)).toEqual(["quarantine 102400 wanted"]);
});

test("a refund that Razorpay neither ends nor answers is put before a person", async () => {
  const sale = await aMoneySale();
  const [pending, unanswered] = [await sale.aPaidBooking(), await sale.aPaidBooking()];
  await sale.simulate("/settings", { refundPolicy: "pending_then_processed", refundSeconds: 400 * 86_400 });
  const match = { path: `/v1/payments/${unanswered.razorpayPaymentId}/refund` };
  await sale.simulate("/faults", { where: "api_before", what: "500", match });
  for (const { bookingId } of [pending, unanswered]) await sale.cancel({ bookingId });

  await sale.passDays(15);

  expect(await sale.openAttentionOf(pending)).toEqual(["refund_waiting"]);
  expect(await sale.openAttentionOf(unanswered)).toEqual(["refund_waiting"]);
});
