import { sql } from "kysely";
import { cancelBooking, type RefundScope } from "#booking/payments/cancel-booking.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { anEventOnSale, type EventOnSale, type EventOptions } from "./event-on-sale.ts";
import { controlRazorpay } from "./mixed-sale.ts";
import { testClock } from "./test-clock.ts";
import { aVisitor, payAt } from "./visitor.ts";

export const ORGANIZER = "asha@startline.example";

export type Rider = ReturnType<typeof aVisitor>;

/** A payment as we and Razorpay know it. */
export type PaidBooking = { bookingId: string; paymentId: string; razorpayPaymentId: string; orderId: string };

export type RefundRow = {
  id: string;
  reason: string;
  attempt_no: number;
  amount_paise: number;
  state: string;
  razorpay_refund_id: string | null;
  payout_reference: string | null;
};

/**
 * A sale with a product, a clock and a Razorpay of its own, for one test: what can happen to its money, and what there is to
 * ask about it. No webhook comes.
 */
export async function aMoneySale(options: EventOptions = { capacity: 20 }) {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { startline, razorpay } = opened;
  const { db } = startline;
  const event = await anEventOnSale(startline, options);
  const all = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> => (await query.execute(db)).rows;

  const sale = {
    opened,
    startline,
    clock,
    event,
    visitor: (of: EventOnSale = event): Rider => aVisitor((path, init) => opened.api.request(path, init), of),
    /** Lets the simulator do what only Razorpay, a bank or somebody at the dashboard can. */
    simulate: (path: string, body: object = {}) => controlRazorpay(razorpay.url, path, body),
    pay: (orderId: string, outcome = "success") => payAt(razorpay.url, orderId, outcome),

    /** Everything that Razorpay has under way comes to its end. */
    letRazorpayFinish: () => controlRazorpay(razorpay.url, "/clock", { mode: "manual", advance_seconds: 600 }),
    /** So many days on which refunds are sent and followed, and Razorpay ends what it has under way. */
    async passDays(count: number) {
      for (let day = 0; day < count; day += 1) {
        clock.advance({ minutes: 24 * 60 });
        await startline.jobs.refunds();
        await sale.letRazorpayFinish();
      }
    },

    async aPaidBooking({ outcome = "success", of = event }: { outcome?: string; of?: EventOnSale } = {}) {
      const rider = sale.visitor(of);
      await sale.pay(await rider.toCheckout(), outcome);
      await syncBooking(startline, rider.bookingId);
      return sale.paymentOf(rider.bookingId, "accepted");
    },
    /** Money of another amount than the booking's, of which a rupee is missing. */
    async aQuarantinedPayment(): Promise<PaidBooking> {
      const rider = sale.visitor();
      const orderId = await rider.toCheckout();
      await sale.simulate("/checkout/pay", { order_id: orderId, outcome: "amount_mismatch", paid_amount: 152_400 });
      await syncBooking(startline, rider.bookingId);
      return sale.paymentOf(rider.bookingId, "quarantine");
    },
    cancel: ({ bookingId }: { bookingId: string }, scope: RefundScope = "full") =>
      cancelBooking(startline, bookingId, { scope, note: "Ill", by: ORGANIZER, hasOwnAuditEntry: true }),
    /** A cancelled booking whose refund Razorpay has failed to make three times. */
    async aFailedRefund(): Promise<PaidBooking> {
      const paid = await sale.aPaidBooking();
      await sale.simulate("/settings", { refundPolicy: "pending_then_failed", refundSeconds: 60 });
      await sale.cancel(paid);
      await sale.passDays(10);
      return paid;
    },

    /** The payment of the booking with this role. */
    async paymentOf(bookingId: string, role: string): Promise<PaidBooking> {
      const [payment] = await all(sql<Omit<PaidBooking, "bookingId">>`
        SELECT id AS "paymentId", razorpay_payment_id AS "razorpayPaymentId", razorpay_order_id AS "orderId"
        FROM payments WHERE booking_id = ${bookingId} AND role = ${role}`);
      if (!payment) throw new Error(`no payment that is ${role}`);
      return { bookingId, ...payment };
    },
    refundsOf: ({ bookingId }: { bookingId: string }) =>
      all(sql<RefundRow>`
        SELECT id, reason, attempt_no, amount_paise, state, razorpay_refund_id, payout_reference
        FROM refunds WHERE booking_id = ${bookingId} ORDER BY created_at, attempt_no, reason`),
    /** `cancelled 152500 failed` */
    refundTextsOf: async (of: { bookingId: string }): Promise<string[]> =>
      (await sale.refundsOf(of)).map(({ reason, amount_paise, state }) => `${reason} ${amount_paise} ${state}`),
    attentionOf: ({ bookingId }: { bookingId: string }) =>
      all(sql<{ kind: string; refundId: string | null; resolution: string | null; resolved_by: string | null }>`
        SELECT kind, facts ->> 'refundId' AS "refundId", resolution, resolved_by FROM attention_items
        WHERE booking_id = ${bookingId} ORDER BY opened_at, kind`),
    openAttentionOf: async (of: { bookingId: string }): Promise<string[]> =>
      (await sale.attentionOf(of)).filter(({ resolution }) => resolution === null).map(({ kind }) => kind),
    /** Paise by account of the ledger. */
    async balancesOf({ bookingId }: { bookingId: string }): Promise<Record<string, number>> {
      const rows = await all(sql<{ account: string; sum: number }>`
        SELECT account, sum(amount_paise)::integer AS sum FROM ledger_entries WHERE booking_id = ${bookingId}
        GROUP BY account`);
      return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]));
    },
    /** The channels by which the rider is told of this. */
    async channelsOf({ bookingId }: { bookingId: string }, kind: string): Promise<string[]> {
      const rows = await all(sql<{ channel: string }>`
        SELECT channel FROM messages WHERE booking_id = ${bookingId} AND kind = ${kind} ORDER BY channel`);
      return rows.map(({ channel }) => channel);
    },
    /** What Razorpay has given back of a payment, in paise. */
    async givenBack({ razorpayPaymentId }: { razorpayPaymentId: string }): Promise<number> {
      const refunds = await startline.gateway.readRefunds(razorpayPaymentId);
      if (!refunds.ok) throw new Error(refunds.reason);
      return refunds.value.reduce((sum, refund) => sum + (refund.state === "failed" ? 0 : refund.amountPaise), 0);
    },
  };
  return sale;
}
