import { sql } from "kysely";
import { expect, test } from "vitest";
import { aMoneySale, ORGANIZER } from "#tests/builders/money-sale.ts";
import { recordPayout } from "./record-payout.ts";
import { refundQuarantinedPayment } from "./refund-quarantined-payment.ts";
import { retryRefund } from "./retry-refund.ts";
import { syncBooking } from "./sync-booking.ts";

const BY = { by: ORGANIZER, note: "The bank is back" };
const QUARANTINED_PAISE = 152_400;

async function aQuarantinedPayment() {
  const sale = await aMoneySale();
  return { sale, paid: await sale.aQuarantinedPayment() };
}

/** A cancelled booking whose refund Razorpay failed to make three times. */
async function aFailedRefund() {
  const sale = await aMoneySale();
  const paid = await sale.aFailedRefund();
  expect((await sale.refundsOf(paid)).map(({ state }) => state)).toEqual(["failed", "failed", "failed"]);
  expect(await sale.openAttentionOf(paid)).toEqual(["refund_failed"]);
  return { sale, paid };
}

test("quarantined money goes back once, however often it is asked for, and the item is resolved", async () => {
  const { sale, paid } = await aQuarantinedPayment();
  expect(await sale.openAttentionOf(paid)).toEqual(["payment_quarantined"]);
  const giveBack = () => refundQuarantinedPayment(sale.startline, paid, BY);

  const outcomes = await Promise.all([giveBack(), giveBack(), giveBack(), giveBack()]);
  await sale.passDays(1);

  expect(outcomes.sort()).toEqual(["already_refunded", "already_refunded", "already_refunded", "wanted"]);
  expect(await giveBack()).toBe("already_refunded");
  expect(await sale.refundTextsOf(paid)).toEqual([`quarantine ${QUARANTINED_PAISE} processed`]);
  expect(await sale.givenBack(paid)).toBe(QUARANTINED_PAISE);
  expect(await sale.balancesOf(paid)).toMatchObject({ participant_funds: 0 });
  expect(await sale.attentionOf(paid)).toMatchObject([
    { kind: "payment_quarantined", resolution: "give_back_money", resolved_by: ORGANIZER },
  ]);
  const { rows } = await sql`SELECT action FROM audit_log WHERE event_id = ${sale.event.id}`.execute(sale.startline.db);
  expect(rows).toEqual([{ action: "give_back_money" }]);
  expect(await sale.channelsOf(paid, "refund_sent")).toEqual(["email"]);
});

test("of quarantined money only what remains goes back after somebody gave a part back at Razorpay", async () => {
  const { sale, paid } = await aQuarantinedPayment();
  await sale.simulate(`/payments/${paid.razorpayPaymentId}/refund`, { amount: 50_000 });
  await syncBooking(sale.startline, paid.bookingId);

  expect(await refundQuarantinedPayment(sale.startline, paid, BY)).toBe("wanted");
  await sale.passDays(1);

  expect(await sale.givenBack(paid)).toBe(QUARANTINED_PAISE);
});

test("money that pays for a booking is not given back as if it were quarantined", async () => {
  const sale = await aMoneySale();
  const paid = await sale.aPaidBooking();
  expect(await refundQuarantinedPayment(sale.startline, paid, BY)).toBe("not_quarantined");
  expect(await sale.refundsOf(paid)).toEqual([]);
});

test("a refund asked for once more that fails again is on the list again", async () => {
  const { sale, paid } = await aFailedRefund();
  expect(await retryRefund(sale.startline, paid, BY)).toBe("wanted");
  await sale.passDays(3);

  expect(await sale.attentionOf(paid)).toMatchObject([
    { kind: "refund_failed", resolution: "retry_refund", resolved_by: ORGANIZER },
    { kind: "refund_failed", resolution: null },
  ]);
});

test("where Razorpay does not answer, nothing is asked for once more", async () => {
  const { sale, paid } = await aFailedRefund();
  await sale.simulate("/faults", { where: "api_before", what: "503", match: { path: "/v1/payments/*" } });
  expect(await retryRefund(sale.startline, paid, BY)).toBe("gateway_busy");
  expect(await sale.refundsOf(paid)).toHaveLength(3);
});

test("where somebody gave the money back in the dashboard, asking once more pays nothing twice", async () => {
  const { sale, paid } = await aFailedRefund();
  await sale.simulate("/settings", { refundPolicy: "processed_at_once" });
  await sale.simulate(`/payments/${paid.razorpayPaymentId}/refund`);

  expect(await retryRefund(sale.startline, paid, BY)).toBe("already_refunded");
  await sale.passDays(1);
  expect(await sale.givenBack(paid)).toBe(152_500);
  expect(await sale.attentionOf(paid)).toMatchObject([{ kind: "refund_failed", resolution: "ended_by_itself" }]);
});

test("a refund paid out by hand is booked from another pocket, told with its reference, and booked once", async () => {
  const { sale, paid } = await aFailedRefund();
  const payOut = () => recordPayout(sale.startline, paid, { by: ORGANIZER, reference: "UTR SBIN0123456789" });

  const outcomes = await Promise.all([payOut(), payOut(), payOut()]);

  expect(outcomes.sort()).toEqual(["not_failed", "not_failed", "paid_out"]);
  const last = (await sale.refundsOf(paid)).at(-1);
  expect(last).toMatchObject({ state: "processed", payout_reference: "UTR SBIN0123456789" });
  expect(await sale.balancesOf(paid)).toMatchObject({ organizer_payable: 0, platform_fee: 0, paid_by_hand: -152_500 });
  expect(await sale.attentionOf(paid)).toMatchObject([{ kind: "refund_failed", resolution: "pay_out_by_hand" }]);
  expect(await sale.channelsOf(paid, "refund_sent")).toEqual(["email"]);
  await sale.passDays(3);
  expect(await sale.givenBack(paid)).toBe(0);
});

test("cancelling a booking whose dispute was lost frees the place and gives nothing back a second time", async () => {
  const sale = await aMoneySale();
  const paid = await sale.aPaidBooking();
  await sql`INSERT INTO disputes (event_id, razorpay_dispute_id, payment_id, booking_id, state, amount_paise, created_at, updated_at)
    VALUES (${sale.event.id}, 'disp_1', ${paid.paymentId}, ${paid.bookingId}, 'lost', 152500, now(), now())`.execute(
    sale.startline.db,
  );
  expect(await sale.cancel(paid)).toBe("cancelled");
  expect(await sale.refundsOf(paid)).toEqual([]);
});

test("a refund that Razorpay has accepted does not wait any more", async () => {
  const sale = await aMoneySale();
  const paid = await sale.aPaidBooking();
  await sale.simulate("/settings", { refundBalancePaise: 0 });
  await sale.cancel(paid);
  await sale.passDays(1);
  expect(await sale.openAttentionOf(paid)).toEqual(["refund_waiting"]);

  await sale.simulate("/settings", { refundBalancePaise: null, refundPolicy: "pending_then_processed" });
  sale.clock.advance({ minutes: 24 * 60 });
  await sale.startline.jobs.refunds();

  expect(await sale.refundsOf(paid)).toMatchObject([{ state: "requested" }]);
  expect(await sale.attentionOf(paid)).toMatchObject([{ kind: "refund_waiting", resolution: "ended_by_itself" }]);
});
