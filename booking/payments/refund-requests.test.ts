import { sql } from "kysely";
import { expect, test } from "vitest";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { controlRazorpay } from "#tests/builders/mixed-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { aStartline, type TestStartline } from "#tests/setup/startline.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { recordPayout } from "./record-payout.ts";
import { refundQuarantinedPayment } from "./refund-quarantined-payment.ts";
import { retryRefund } from "./retry-refund.ts";
import { syncBooking } from "./sync-booking.ts";

const by = "asha@startline.example";

/** A paid booking, and what there is to ask about it. */
async function aPaidBooking(before: (bookingId: string, opened: TestStartline) => Promise<unknown> = async () => {}) {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { startline } = opened;
  const event = await anEventOnSale(startline, { capacity: 5 });
  const rider = aVisitor((path, init) => opened.api.request(path, init), event);
  const orderId = await rider.toCheckout();
  const { bookingId } = rider;
  await before(bookingId, opened);
  const { razorpay_payment_id: razorpayPaymentId = "" } = await payAt(opened.razorpay.url, orderId);
  await syncBooking(startline, bookingId);
  const { rows } = await sql<{ id: string }>`SELECT id FROM payments WHERE booking_id = ${bookingId}`.execute(
    startline.db,
  );
  const money = { bookingId, paymentId: rows[0]?.id ?? "" };

  return {
    opened,
    startline,
    clock,
    event,
    rider,
    money,
    razorpayPaymentId,
    async days(count: number) {
      for (let day = 0; day < count; day += 1) {
        clock.advance({ minutes: 24 * 60 });
        await startline.jobs.refunds();
        await controlRazorpay(opened.razorpay.url, "/clock", { mode: "manual", advance_seconds: 600 });
      }
    },
    async refunds() {
      const found = await sql<{ reason: string; state: string; amount_paise: number; payout_reference: string | null }>`
        SELECT reason, state, amount_paise, payout_reference FROM refunds WHERE booking_id = ${bookingId}
        ORDER BY created_at, attempt_no`.execute(startline.db);
      return found.rows;
    },
    async attention() {
      const found = await sql<{ kind: string; resolution: string | null; resolved_by: string | null }>`
        SELECT kind, resolution, resolved_by FROM attention_items WHERE booking_id = ${bookingId}
        ORDER BY opened_at, kind`.execute(startline.db);
      return found.rows;
    },
    async auditLog() {
      const found = await sql<{
        act: string;
      }>`SELECT action FROM audit_log WHERE event_id = ${event.id} ORDER BY done_at, id`.execute(startline.db);
      return found.rows.map((row) => row.act);
    },
    async givenBack() {
      const refunds = await startline.gateway.readRefunds(razorpayPaymentId);
      if (!refunds.ok) throw new Error(refunds.reason);
      return refunds.value.reduce((sum, refund) => sum + (refund.state === "failed" ? 0 : refund.amountPaise), 0);
    },
    async balances() {
      const found = await sql<{ account: string; sum: number }>`
        SELECT account, sum(amount_paise)::integer AS sum FROM ledger_entries WHERE booking_id = ${bookingId}
        GROUP BY account`.execute(startline.db);
      return Object.fromEntries(found.rows.map((row) => [row.account, row.sum]));
    },
    async told(kind: string) {
      const found = await sql<{ channel: string }>`SELECT channel FROM messages
        WHERE booking_id = ${bookingId} AND kind = ${kind} ORDER BY channel`.execute(startline.db);
      return found.rows.map((row) => row.channel);
    },
  };
}

const aQuarantinedPayment = () =>
  aPaidBooking((bookingId, { startline }) =>
    sql`UPDATE bookings SET amount_paise = amount_paise + 100 WHERE id = ${bookingId}`.execute(startline.db),
  );

/** A cancelled booking whose refund Razorpay failed to make three times. */
async function aFailedRefund() {
  const paid = await aPaidBooking();
  await controlRazorpay(paid.opened.razorpay.url, "/settings", {
    refundPolicy: "pending_then_failed",
    refundSeconds: 60,
  });
  await cancelBooking(paid.startline, paid.money.bookingId, { scope: "full", note: "Ill", by, hasOwnAuditEntry: true });
  for (let day = 0; day < 10; day += 1) await paid.days(1);
  expect((await paid.refunds()).map((refund) => refund.state)).toEqual(["failed", "failed", "failed"]);
  expect((await paid.attention()).filter(({ resolution }) => resolution === null)).toMatchObject([
    { kind: "refund_failed" },
  ]);
  return paid;
}

test("quarantined money goes back once, however often it is asked for, and the item is answered", async () => {
  const paid = await aQuarantinedPayment();
  expect(await paid.attention()).toMatchObject([{ kind: "payment_quarantined", resolution: null }]);
  const give = () => refundQuarantinedPayment(paid.startline, paid.money, { by, note: "Wrong amount" });

  const outcomes = await Promise.all([give(), give(), give()]);
  await paid.days(1);

  expect(outcomes.sort()).toEqual(["already_refunded", "already_refunded", "wanted"]);
  expect(await give()).toBe("already_refunded");
  expect(await paid.refunds()).toMatchObject([{ reason: "quarantine", state: "processed", amount_paise: 152_500 }]);
  expect(await paid.givenBack()).toBe(152_500);
  expect(await paid.balances()).toMatchObject({ participant_funds: 0 });
  expect(await paid.attention()).toMatchObject([
    { kind: "payment_quarantined", resolution: "give_back_money", resolved_by: by },
  ]);
  expect(await paid.auditLog()).toEqual(["give_back_money"]);
  expect(await paid.told("refund_sent")).toEqual(["email"]);
});

test("of quarantined money only what is left goes back after somebody gave a part back at Razorpay", async () => {
  const paid = await aQuarantinedPayment();
  await controlRazorpay(paid.opened.razorpay.url, `/payments/${paid.razorpayPaymentId}/refund`, { amount: 50_000 });
  await syncBooking(paid.startline, paid.money.bookingId);

  expect(await refundQuarantinedPayment(paid.startline, paid.money, { by, note: "Rest" })).toBe("wanted");
  await paid.days(1);

  expect(await paid.givenBack()).toBe(152_500);
});

test("money that pays for a booking is not given back as if it were quarantined", async () => {
  const paid = await aPaidBooking();
  expect(await refundQuarantinedPayment(paid.startline, paid.money, { by, note: "No" })).toBe("not_quarantined");
  expect(await paid.refunds()).toEqual([]);
});

test("a refund that failed for good is asked for once more, and goes back once", async () => {
  const paid = await aFailedRefund();
  await controlRazorpay(paid.opened.razorpay.url, "/settings", { refundPolicy: "processed_at_once" });
  const retry = () => retryRefund(paid.startline, paid.money, { by, note: "Balance was filled" });

  const outcomes = await Promise.all([retry(), retry()]);
  await paid.days(1);

  expect(outcomes).toContain("wanted");
  expect((await paid.refunds()).map((refund) => refund.state)).toEqual(["failed", "failed", "failed", "processed"]);
  expect(await paid.givenBack()).toBe(152_500);
  expect(await paid.balances()).toMatchObject({ organizer_payable: 0, platform_fee: 0 });
  expect(await paid.attention()).toMatchObject([
    { kind: "refund_failed", resolution: "retry_refund", resolved_by: by },
  ]);
  expect(await retry()).toBe("not_failed");
});

test("a refund asked for once more that fails again is on the list again", async () => {
  const paid = await aFailedRefund();
  await retryRefund(paid.startline, paid.money, { by, note: "Try again" });
  await paid.days(3);

  expect((await paid.attention()).map(({ resolution }) => resolution)).toEqual(["retry_refund", null]);
});

test("where Razorpay does not answer, nothing is asked for once more", async () => {
  const paid = await aFailedRefund();
  await controlRazorpay(paid.opened.razorpay.url, "/faults", {
    where: "api_before",
    what: "503",
    match: { path: "/v1/payments/*" },
  });
  expect(await retryRefund(paid.startline, paid.money, { by, note: "Try again" })).toBe("gateway_busy");
  expect(await paid.refunds()).toHaveLength(3);
});

test("where somebody gave the money back in the dashboard, asking once more pays nothing twice", async () => {
  const paid = await aFailedRefund();
  await controlRazorpay(paid.opened.razorpay.url, "/settings", { refundPolicy: "processed_at_once" });
  await controlRazorpay(paid.opened.razorpay.url, `/payments/${paid.razorpayPaymentId}/refund`, {});

  expect(await retryRefund(paid.startline, paid.money, { by, note: "Try again" })).toBe("already_refunded");
  await paid.days(1);
  expect(await paid.givenBack()).toBe(152_500);
  expect(await paid.attention()).toMatchObject([{ kind: "refund_failed", resolution: "ended_by_itself" }]);
});

test("a refund paid out by hand is booked from another pocket, told with its reference, and booked once", async () => {
  const paid = await aFailedRefund();
  const payOut = () => recordPayout(paid.startline, paid.money, { by, reference: "UTR SBIN0123456789" });

  const outcomes = await Promise.all([payOut(), payOut(), payOut()]);

  expect(outcomes.sort()).toEqual(["not_failed", "not_failed", "paid_out"]);
  expect((await paid.refunds()).at(-1)).toMatchObject({ state: "processed", payout_reference: "UTR SBIN0123456789" });
  expect(await paid.balances()).toMatchObject({ organizer_payable: 0, platform_fee: 0, paid_by_hand: -152_500 });
  expect(await paid.attention()).toMatchObject([{ kind: "refund_failed", resolution: "pay_out_by_hand" }]);
  expect(await paid.told("refund_sent")).toEqual(["email"]);
  await paid.days(3);
  expect(await paid.givenBack()).toBe(0);
});

test("cancelling a booking whose dispute was lost frees the place and gives nothing back a second time", async () => {
  const paid = await aPaidBooking();
  await sql`INSERT INTO disputes (event_id, razorpay_dispute_id, payment_id, booking_id, state, amount_paise, created_at, updated_at)
    VALUES (${paid.event.id}, 'disp_1', ${paid.money.paymentId}, ${paid.money.bookingId}, 'lost', 152500, now(), now())`.execute(
    paid.startline.db,
  );
  const cancellation = { scope: "full", note: "Dispute lost", by, hasOwnAuditEntry: true } as const;
  expect(await cancelBooking(paid.startline, paid.money.bookingId, cancellation)).toBe("cancelled");
  expect(await paid.refunds()).toEqual([]);
});

test("a refund that Razorpay has accepted does not wait any more", async () => {
  const paid = await aPaidBooking();
  await controlRazorpay(paid.opened.razorpay.url, "/settings", { refundBalancePaise: 0 });
  await cancelBooking(paid.startline, paid.money.bookingId, { scope: "full", note: "Ill", by, hasOwnAuditEntry: true });
  await paid.days(1);
  expect(await paid.attention()).toMatchObject([{ kind: "refund_waiting", resolution: null }]);

  await controlRazorpay(paid.opened.razorpay.url, "/settings", {
    refundBalancePaise: null,
    refundPolicy: "pending_then_processed",
  });
  paid.clock.advance({ minutes: 24 * 60 });
  await paid.startline.jobs.refunds();

  expect((await paid.refunds())[0]).toMatchObject({ state: "requested" });
  expect(await paid.attention()).toMatchObject([{ kind: "refund_waiting", resolution: "ended_by_itself" }]);
});
