import type { Clock } from "#platform/clock.ts";
import type { Database, Pool } from "#platform/database.ts";
import { eventIdOf, randomText } from "#platform/ids.ts";
import type { SigningKey } from "#platform/keys.ts";
import type { Gateway, GatewayOrder, GatewayPayment, Refused } from "../payments/gateway.ts";
import {
  insertPlayOrder,
  makePlayRefundInSql,
  type PlayOrder,
  type PlayPayment,
  selectPlayOrder,
  selectPlayPayments,
  selectPlayRefunds,
} from "./play-money.sql.ts";
import { isPlaySignature } from "./play-signature.ts";

const ID_LENGTH = 14;
export const newPlayId = (kind: "order" | "pay" | "rfnd"): string => `${kind}_play_${randomText(ID_LENGTH)}`;

/**
 * What Razorpay is to a sale, the rows of this room are to a rehearsal: orders, payments and refunds of money that nobody has. Each
 * verb is one statement, and an order or refund that is asked for again is the same one, so that a process may die anywhere. Nothing
 * leaves our database. Play money is captured by itself, costs no fee, and goes back at once; no webhook tells of it.
 */
export function openPlayGateway(deps: {
  db: Database;
  pool: Pool;
  clock: Clock;
  keys: readonly SigningKey[];
}): Gateway {
  const { db, pool, clock, keys } = deps;

  const readPayment: Gateway["readPayment"] = async (paymentId) => {
    const [payment] = await selectPlayPayments(db, { id: paymentId });
    return payment ? { ok: true, value: paymentOf(payment, clock.now()) } : unknown;
  };
  return {
    async createOrder({ receipt, amountPaise, currency }) {
      const eventId = eventIdOf("bkg", receipt);
      if (eventId === null) return refused(`${receipt} is no booking`);
      await insertPlayOrder(db, {
        id: newPlayId("order"),
        event_id: eventId,
        booking_id: receipt,
        amount_paise: amountPaise,
        currency,
        created_at: clock.now(),
      });
      const order = await selectPlayOrder(db, { bookingId: receipt });
      return order?.amount_paise === amountPaise
        ? { ok: true, value: orderOf(order) }
        : refused("the order is of another amount");
    },
    async readOrder(orderId) {
      const order = await selectPlayOrder(db, { id: orderId });
      return order ? { ok: true, value: orderOf(order) } : unknown;
    },
    async readPayments(orderId) {
      const now = clock.now();
      return {
        ok: true,
        value: (await selectPlayPayments(db, { orderId })).map((payment) => paymentOf(payment, now)),
      };
    },
    readPayment,
    capture: readPayment,
    async refund({ refundId, paymentId, amountPaise }) {
      const made = await makePlayRefundInSql(
        pool,
        { paymentId, id: newPlayId("rfnd"), refundId, amountPaise },
        clock.now(),
      );
      if (made.outcome !== "made") return refused(made.outcome);
      return {
        ok: true,
        value: { id: made.id, state: "processed", amountPaise: made.amount_paise, receipt: refundId },
      };
    },
    async readRefunds(paymentId) {
      const rows = await selectPlayRefunds(db, paymentId);
      return {
        ok: true,
        value: rows.map((row) => ({
          id: row.id,
          state: "processed",
          amountPaise: row.amount_paise,
          receipt: row.refund_id,
        })),
      };
    },
    isCheckoutSignature: (orderId, paymentId, signature) => isPlaySignature(keys, { orderId, paymentId, signature }),
    // Nobody sends any.
    isWebhookSignature: () => false,
  };
}

const refused = (reason: string): Refused => ({ ok: false, because: "refused", reason });
const unknown = refused("there is no such id");

const orderOf = (order: PlayOrder): GatewayOrder => ({
  id: order.id,
  amountPaise: order.amount_paise,
  attempts: order.attempts,
  receipt: order.booking_id,
  bookingNote: order.booking_id,
});

/** Until it answers a payment is under way; then it is what it was made to become. */
function paymentOf(payment: PlayPayment, now: Date): GatewayPayment {
  const hasAnswered = payment.answers_at <= now;
  const wasCaptured = hasAnswered && payment.outcome === "captured";
  const isBack = wasCaptured && payment.refunded_paise === payment.amount_paise;
  return {
    id: payment.id,
    orderId: payment.order_id,
    state: !hasAnswered ? "created" : isBack ? "refunded" : payment.outcome,
    amountPaise: payment.amount_paise,
    currency: payment.currency,
    method: "upi",
    feePaise: 0,
    taxPaise: 0,
    refundedPaise: payment.refunded_paise,
    wasCaptured,
    failureReason: hasAnswered && payment.outcome === "failed" ? PLAY_FAILURE_REASON : null,
    createdAt: payment.created_at,
  };
}

/** Razorpay's word for a bank that says no. */
export const PLAY_FAILURE_REASON = "payment_failed";
