import { expect } from "vitest";
import { cancelBooking } from "#booking/payments/cancel-booking.ts";
import type { Gateway } from "#booking/payments/gateway.ts";
import { refundQuarantinedPayment } from "#booking/payments/refund-quarantined-payment.ts";
import { retryRefund } from "#booking/payments/retry-refund.ts";
import { sendRefunds } from "#booking/payments/send-refunds.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { newRowId } from "#platform/ids.ts";
import { lawsBroken } from "../check-laws.ts";
import { endOf } from "../ends.ts";
import { beforeCalling, waitingForLocks } from "../interleave.ts";
import { readRows } from "../model/rows.ts";
import { runJobs } from "../model/time-steps.ts";
import type { World } from "../model/world.ts";
import { dropWebhooks } from "../webhooks.ts";
import { aHolder, aRiderAtCheckout, attempt, DAY, HOUR, MINUTE, pay, runFor, worldsOfThisFile } from "../worlds.ts";
import { type SwitchOff, twins, withoutText } from "./switch-off.ts";

const aWorld = worldsOfThisFile();
/** Most of this price is the platform fee, which is kept: a refund made twice fits into the payment. */
const CHEAP = { capacity: 5, categories: [{ id: "cat_cheap", capacity: 5, ticketPricePaise: 2000 }] };
const BY = { note: "The bank is back", by: "asha@startline.example" };
const CANCELLATION = { ...BY, scope: "keep_fee", hasOwnAuditEntry: true } as const;

async function aPaidRider(world: World) {
  await dropWebhooks(world);
  const rider = await aRiderAtCheckout(world);
  const fields = await pay(world, rider.orderId);
  await rider.verify(fields);
  return { rider, paymentId: fields.razorpay_payment_id as string };
}

const refundsAtRazorpay = (world: World, paymentId: string): string[] =>
  world
    .sim()
    .books.payments.get(paymentId)
    ?.refunds.map(({ wire }) => `${wire.status} ${wire.amount}`) ?? [];

/** The product's own gateway; a twin sets another in its place. */
let refundOf: (gateway: Gateway) => Gateway["refund"] = (gateway) => gateway.refund;
const withRefund =
  (other: typeof refundOf): SwitchOff =>
  async (_, run) => {
    const own = refundOf;
    refundOf = other;
    await run().finally(() => {
      refundOf = own;
    });
  };

twins("a refund has one idempotency key for all its tries, or a lost answer pays it out twice", aWorld, {
  world: CHEAP,
  async story(world) {
    const { rider, paymentId } = await aPaidRider(world);
    const [deps] = world.startlines;
    await cancelBooking(deps, rider.bookingId, CANCELLATION);
    const match = { method: "POST", path: "/v1/payments/*/refund" };
    await world.control("/faults", { where: "api_after", what: "reset", match, times: 1 });
    for (const seconds of [0, MINUTE]) {
      await world.wait(seconds);
      await sendRefunds({ ...deps, gateway: { ...deps.gateway, refund: refundOf(deps.gateway) } });
    }
    return refundsAtRazorpay(world, paymentId);
  },
  withIt: (refunds) => expect(refunds).toEqual(["processed 2000"]),
  off: withRefund(
    (gateway) => (request) =>
      gateway.refund({ ...request, refundId: newRowId("rfd", `evt_${request.refundId.slice(4, 12)}`) }),
  ),
  withoutIt: (refunds) => expect(refunds).toEqual(["processed 2000", "processed 2000"]),
});

twins("a refund's row is written with the decision, or nobody ever gives the money back", aWorld, {
  world: { capacity: 1 },
  async story(world) {
    await dropWebhooks(world);
    const late = await aRiderAtCheckout(world);
    await world.wait(20 * MINUTE);
    await aHolder(world);
    await pay(world, late.orderId);
    await syncBooking(world.startlines[0], late.bookingId);
    await runJobs(world);
    return { refunds: (await endOf(world, late)).refunds, broken: await lawsBroken(world) };
  },
  withIt: (found) => expect(found).toEqual({ refunds: ["late 152500 processed"], broken: [] }),
  off: withoutText("40-settle-payment.sql", "IF p_refund IS NOT NULL THEN", "IF false THEN"),
  withoutIt: ({ refunds, broken }) => {
    expect(refunds).toEqual([]);
    expect(broken.join()).toContain("Every captured payment is accepted, goes back whole, or waits in quarantine.");
  },
});

twins("a refund request knows what was on its way, or asking once more twice pays twice", aWorld, {
  world: CHEAP,
  async story(world) {
    const { rider, paymentId } = await aPaidRider(world);
    const [one, other] = world.startlines;
    await world.control("/settings", { refundPolicy: "pending_then_failed" });
    await cancelBooking(one, rider.bookingId, CANCELLATION);
    await runFor(world, 4 * HOUR, HOUR + MINUTE);
    await runFor(world, 3 * DAY, 12 * HOUR);
    await world.control("/settings", { refundPolicy: "processed_at_once" });
    const [payment] = (await readRows(world)).payments;
    const which = { bookingId: rider.bookingId, paymentId: payment?.id ?? "" };
    await retryRefund(
      beforeCalling(one, "request_refund", () => retryRefund(other, which, BY)),
      which,
      BY,
    );
    await runJobs(world);
    return refundsAtRazorpay(world, paymentId).filter((refund) => refund.startsWith("processed"));
  },
  withIt: (refunds) => expect(refunds).toEqual(["processed 2000"]),
  off: withoutText("43-request-refund.sql", "<> (p_refund ->> 'claimedPaise')::integer THEN", "IS NULL THEN"),
  withoutIt: (refunds) => expect(refunds).toEqual(["processed 2000", "processed 2000"]),
});

twins("what goes back of a payment is counted with its row locked, or more goes back than was paid", aWorld, {
  async story(world) {
    await dropWebhooks(world);
    const rider = await aRiderAtCheckout(world);
    await attempt(world, rider.orderId, { outcome: "amount_mismatch" });
    const [one] = world.startlines;
    await syncBooking(one, rider.bookingId);
    const [payment] = (await readRows(world)).payments;
    const which = { bookingId: rider.bookingId, paymentId: payment?.id ?? "" };

    // Somebody's refund of a part, made at the dashboard, is being written while a person wants all of it back.
    const client = await one.pool.connect();
    const outside = {
      id: newRowId("rfd", world.event.id),
      razorpayRefundId: "rfnd_00000000000000",
      amountPaise: 100_000,
      state: "requested",
    };
    await client.query("BEGIN");
    await client.query("SELECT record_outside_refund($1, $2, $3, 0, '[]', '[]', '[]', $4)", [
      world.event.id,
      which.paymentId,
      outside,
      world.now(),
    ]);
    let isOver = false;
    const wanted = refundQuarantinedPayment(one, which, BY).finally(() => {
      isOver = true;
    });
    await expect.poll(async () => isOver || (await waitingForLocks(one.pool)) === 1, { interval: 5 }).toBe(true);
    await client.query("COMMIT");
    client.release();
    await wanted;
    return (await endOf(world, rider)).refunds;
  },
  withIt: (refunds) => expect(refunds).toEqual(["outside 100000 requested", "quarantine 52400 wanted"]),
  off: withoutText("43-request-refund.sql", "AND id = p_payment_id FOR UPDATE;", "AND id = p_payment_id;"),
  withoutIt: (refunds) => expect(refunds).toEqual(["outside 100000 requested", "quarantine 152400 wanted"]),
});

twins("cancelling counts what has gone back meanwhile, or it gives back more than was paid", aWorld, {
  async story(world) {
    const { rider, paymentId } = await aPaidRider(world);
    const [one, other] = world.startlines;
    const meanwhile = async () => {
      await world.control(`/payments/${paymentId}/refund`, { amount: 100_000 });
      await syncBooking(other, rider.bookingId);
    };
    await cancelBooking(beforeCalling(one, "cancel_booking", meanwhile), rider.bookingId, {
      ...CANCELLATION,
      scope: "full",
    });
    return (await endOf(world, rider)).refunds;
  },
  withIt: (refunds) => expect(refunds).toEqual(["cancelled 52500 wanted", "outside 100000 processed"]),
  off: withoutText(
    "34-cancel-booking.sql",
    "IF claimed_refund_paise(p_event_id, v_payment.id) + (p_refund ->> 'amountPaise')::integer > v_payment.amount_paise THEN",
    "IF false THEN",
  ),
  withoutIt: (refunds) => expect(refunds).toEqual(["cancelled 152500 wanted", "outside 100000 processed"]),
});
