import { sql } from "kysely";
import { expect, test } from "vitest";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { sign } from "#simulators/razorpay/webhooks/signature.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { controlRazorpay } from "#tests/builders/mixed-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { aStartline, RAZORPAY } from "#tests/setup/startline.ts";
import { cancelAndRefund } from "../cancellations/cancel-and-refund.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { cancelEvent } from "./cancel-event.ts";
import { recordDispute } from "./record-dispute.ts";
import { recordPayout } from "./record-payout.ts";
import { refundQuarantinedPayment } from "./refund-quarantined-payment.ts";
import { retryRefund } from "./retry-refund.ts";
import { syncBooking } from "./sync-booking.ts";

const by = "asha@startline.example";
const FULL = { scope: "full", note: "Ill", by, hasOwnAuditEntry: true } as const;

/** An event on sale, and what can happen to the money of its riders. */
async function aSale() {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { startline, razorpay } = opened;
  const event = await anEventOnSale(startline, { capacity: 20 });
  const visitor = (of = event) => aVisitor((path, init) => opened.api.request(path, init), of);
  const simulate = (path: string, body: object) => controlRazorpay(razorpay.url, path, body);
  return {
    opened,
    clock,
    startline,
    event,
    visitor,
    simulate,
    /** A payment of the booking with this role. */
    async paymentOf(bookingId: string, role: string) {
      const { rows } = await sql<{ id: string; razorpayId: string; orderId: string }>`
        SELECT id, razorpay_payment_id AS "razorpayId", razorpay_order_id AS "orderId"
        FROM payments WHERE booking_id = ${bookingId} AND role = ${role}`.execute(startline.db);
      if (!rows[0]) throw new Error(`no payment that is ${role}`);
      return { bookingId, paymentId: rows[0].id, ...rows[0] };
    },
    async aPaidBooking(of = event, outcome = "success") {
      const rider = visitor(of);
      await payAt(razorpay.url, await rider.toCheckout(), outcome);
      await syncBooking(startline, rider.bookingId);
      return this.paymentOf(rider.bookingId, "accepted");
    },
    /** A cancelled booking whose refund has failed for good. */
    async aFailedRefund() {
      const paid = await this.aPaidBooking();
      await simulate("/settings", { refundPolicy: "pending_then_failed", refundSeconds: 60 });
      await cancelBooking(startline, paid.bookingId, FULL);
      await this.days(10);
      expect(await this.attention(paid.bookingId)).toEqual(["refund_failed"]);
      return paid;
    },
    lose: (payment: { bookingId: string; razorpayId: string }, amountPaise: number) =>
      recordDispute(startline, payment.bookingId, {
        id: `disp_of_${payment.razorpayId}`,
        payment_id: payment.razorpayId,
        amount: amountPaise,
        status: "lost",
      }),
    async days(count: number) {
      for (let day = 0; day < count; day += 1) {
        clock.advance({ minutes: 24 * 60 });
        await startline.jobs.refunds();
        await simulate("/clock", { mode: "manual", advance_seconds: 600 });
      }
    },
    async attention(bookingId: string) {
      const { rows } = await sql<{ kind: string }>`SELECT kind FROM attention_items
        WHERE booking_id = ${bookingId} AND resolved_at IS NULL ORDER BY kind`.execute(startline.db);
      return rows.map((row) => row.kind);
    },
    async refunds(bookingId: string) {
      const { rows } = await sql<{ reason: string; amount_paise: number; state: string }>`
        SELECT reason, amount_paise, state FROM refunds WHERE booking_id = ${bookingId} ORDER BY created_at`.execute(
        startline.db,
      );
      return rows.map((row) => `${row.reason} ${row.amount_paise} ${row.state}`);
    },
  };
}

test("what a bank took back while its refund waited is not sent a second time", async () => {
  const sale = await aSale();
  const paid = await sale.aPaidBooking();
  await sale.simulate("/settings", { refundBalancePaise: 0 });
  await cancelBooking(sale.startline, paid.bookingId, FULL);
  await sale.days(1);
  await sale.lose(paid, 152_500);
  await sale.simulate("/settings", { refundBalancePaise: 10_000_000 });

  await sale.days(2);

  expect(await sale.refunds(paid.bookingId)).toEqual(["cancelled 152500 failed"]);
  const inBooks = await sale.startline.gateway.readRefunds(paid.razorpayId);
  expect(inBooks).toMatchObject({ ok: true, value: [] });
});

test("a booking that is paid while its organizer looks is not cancelled at the amount that was shown", async () => {
  const sale = await aSale();
  const rider = sale.visitor();
  await payAt(sale.opened.razorpay.url, await rider.toCheckout());
  const key = { eventId: sale.event.id, bookingId: rider.bookingId };

  const answer = await cancelAndRefund(sale.startline, key, { scope: "full", note: "Ill", by, amountPaise: 0 });

  expect(answer).toEqual({ cancelled: false, because: "amount_changed", amountPaise: 152_500 });
  expect((await readBooking(sale.startline.db, rider.bookingId))?.state).toBe("confirmed");
});

test("a lost dispute of a second payment takes nothing from the refund of the first", async () => {
  const sale = await aSale();
  const paid = await sale.aPaidBooking(sale.event, "twice");
  await sale.lose(await sale.paymentOf(paid.bookingId, "surplus"), 152_500);

  await cancelBooking(sale.startline, paid.bookingId, FULL);

  expect(await sale.refunds(paid.bookingId)).toContain("cancelled 152500 wanted");
});

test("a booking that can't be ended stops neither its own event's cancellation nor another's", async () => {
  const sale = await aSale();
  const other = await anEventOnSale(sale.startline, { capacity: 3 });
  const stuck = [await sale.aPaidBooking(), await sale.aPaidBooking()];
  const [good, elsewhere] = [await sale.aPaidBooking(), await sale.aPaidBooking(other)];
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
  const sale = await aSale();
  const paid = await sale.aPaidBooking();
  const dispute = { id: "disp_1", payment_id: paid.razorpayId, amount: 152_500, status: "lost" };
  const payment = { id: paid.razorpayId, order_id: paid.orderId };
  const payload = { payment: { entity: payment }, dispute: { entity: dispute } };
  const body = JSON.stringify({ event: "payment.dispute.lost", payload });
  await sale.simulate("/faults", { where: "api_before", what: "503" });

  const headers = {
    "x-razorpay-signature": sign(body, RAZORPAY.webhookSecret),
    "x-razorpay-event-id": "dispute-lost",
  };
  const reply = await sale.opened.api.request("/api/webhooks/razorpay", { method: "POST", body, headers });
  await sale.startline.jobs.webhooks();

  expect(reply.status).toBe(200);
  await expect.poll(() => sale.attention(paid.bookingId)).toEqual(["dispute_lost"]);
});

test("a part refunded in the dashboard leaves the rest of a failed refund on the list", async () => {
  const sale = await aSale();
  const failed = await sale.aFailedRefund();
  await sale.simulate("/settings", { refundPolicy: "pending_then_processed", refundSeconds: 60 });
  await sale.simulate(`/payments/${failed.razorpayId}/refund`, { amount: 50_000 });
  await syncBooking(sale.startline, failed.bookingId);
  await sale.simulate("/clock", { mode: "manual", advance_seconds: 600 });
  await sale.days(2);

  expect(await sale.refunds(failed.bookingId)).toContain("outside 50000 processed");
  expect(await sale.attention(failed.bookingId)).toEqual(["refund_failed"]);
});

/** Cancelled while a part of the money was on its way back from the dashboard; that part failed, and ours went. */
async function aPartThatFailedOutside() {
  const sale = await aSale();
  const paid = await sale.aPaidBooking();
  await sale.simulate("/settings", { refundPolicy: "pending_then_failed", refundSeconds: 60 });
  await sale.simulate(`/payments/${paid.razorpayId}/refund`, { amount: 50_000 });
  await sale.simulate("/settings", { refundPolicy: "pending_then_processed", refundSeconds: 60 });
  await cancelBooking(sale.startline, paid.bookingId, FULL);
  await sale.days(4);
  expect(await sale.refunds(paid.bookingId)).toEqual([
    "cancelled 152500 failed",
    "outside 50000 failed",
    "cancelled 102500 processed",
  ]);
  expect(await sale.attention(paid.bookingId)).toEqual(["refund_failed"]);
  return { sale, paid };
}

test("a part that failed in the dashboard stays on the list, and can be asked for once more by us", async () => {
  const { sale, paid } = await aPartThatFailedOutside();
  expect(await retryRefund(sale.startline, paid, { by, note: "Once more" })).toBe("wanted");
  await sale.days(3);
  expect(await sale.refunds(paid.bookingId)).toContain("cancelled 50000 processed");
  expect(await sale.attention(paid.bookingId)).toEqual([]);
  expect(await retryRefund(sale.startline, paid, { by, note: "And again" })).toBe("not_failed");
});

test("a second payment whose refund in the dashboard failed before we knew of it is put before a person", async () => {
  const sale = await aSale();
  const rider = sale.visitor();
  const fields = await payAt(sale.opened.razorpay.url, await rider.toCheckout(), "twice");
  await sale.simulate("/settings", { refundPolicy: "pending_then_failed", refundSeconds: 60 });
  await sale.simulate(`/payments/${fields.razorpay_payment_id}/refund`, {});
  await syncBooking(sale.startline, rider.bookingId);
  await sale.simulate("/settings", { refundPolicy: "processed_at_once" });
  await sale.days(2);

  expect((await rider.look()).body.state).toBe("confirmed");
  expect(await sale.refunds(rider.bookingId)).toEqual(["outside 152500 failed"]);
  expect(await sale.attention(rider.bookingId)).toEqual(["refund_failed"]);
});

test("a part that failed in the dashboard can be paid by hand", async () => {
  const { sale, paid } = await aPartThatFailedOutside();
  expect(await recordPayout(sale.startline, paid, { by, reference: "UTR 1234" })).toBe("paid_out");
  expect(await sale.refunds(paid.bookingId)).toContain("outside 50000 processed");
  expect(await sale.attention(paid.bookingId)).toEqual([]);
});

test("after a bank took back a part, the rest of a failed refund can be asked for once more", async () => {
  const sale = await aSale();
  const failed = await sale.aFailedRefund();
  await sale.lose(failed, 50_000);

  expect(await retryRefund(sale.startline, failed, { by, note: "Once more" })).toBe("wanted");
  expect(await sale.refunds(failed.bookingId)).toContain("cancelled 102500 wanted");
});

test("after a bank took back a part, the rest of a failed refund can be paid by hand", async () => {
  const sale = await aSale();
  const failed = await sale.aFailedRefund();
  await sale.lose(failed, 50_000);

  expect(await recordPayout(sale.startline, failed, { by, reference: "UTR 1234" })).toBe("paid_out");
  expect(await sale.refunds(failed.bookingId)).toContain("cancelled 102500 processed");
});

test("after a bank took back a part of quarantined money the rest can be given back", async () => {
  const sale = await aSale();
  const rider = sale.visitor();
  const orderId = await rider.toCheckout();
  await sale.simulate("/checkout/pay", { order_id: orderId, outcome: "amount_mismatch", paid_amount: 152_400 });
  await syncBooking(sale.startline, rider.bookingId);
  const strange = await sale.paymentOf(rider.bookingId, "quarantine");
  await sale.lose(strange, 50_000);

  expect(await refundQuarantinedPayment(sale.startline, strange, { by, note: "Not what it costs" })).toBe("wanted");
  expect(await sale.refunds(rider.bookingId)).toEqual(["quarantine 102400 wanted"]);
});

test("a refund that Razorpay neither ends nor answers is put before a person", async () => {
  const sale = await aSale();
  const [pending, unanswered] = [await sale.aPaidBooking(), await sale.aPaidBooking()];
  await sale.simulate("/settings", { refundPolicy: "pending_then_processed", refundSeconds: 400 * 86_400 });
  const match = { path: `/v1/payments/${unanswered.razorpayId}/refund` };
  await sale.simulate("/faults", { where: "api_before", what: "500", match });
  for (const { bookingId } of [pending, unanswered]) await cancelBooking(sale.startline, bookingId, FULL);

  await sale.days(15);

  expect(await sale.attention(pending.bookingId)).toEqual(["refund_waiting"]);
  expect(await sale.attention(unanswered.bookingId)).toEqual(["refund_waiting"]);
});
