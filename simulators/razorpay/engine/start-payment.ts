import type { Simulator } from "../simulator.ts";
import { failPayment } from "./fail-payment.ts";
import { type Instrument, instrumentOf } from "./instrument.ts";
import { notesOnWire } from "./notes.ts";
import { isBeingPaid, type Order } from "./order.ts";
import type { Payment } from "./payment.ts";
import { noSuchId, Refusal } from "./refusal.ts";

/** What the customer brings. Absent amount means the order's. */
export interface Attempt extends Partial<Instrument> {
  amount?: number;
  email?: string;
  contact?: string;
  description?: string;
  notes?: unknown;
}

const DEFAULT_EMAIL = "void@razorpay.com"; // What Razorpay fills in when the customer gave none.

/** A new attempt on the order, in state `created`. Refuses a paid order, another amount, and a second live attempt. */
export function startPayment(sim: Simulator, order: Order, attempt: Attempt): Payment | Refusal {
  const refusal = refuseAttempt(sim, order, attempt);
  if (refusal) return refusal;

  const instrument = instrumentOf(sim, attempt);
  const { card } = instrument;
  const payment: Payment = {
    merchant: order.merchant,
    order,
    card,
    refunds: [],
    deadline: undefined,
    isNeverCapturedByItself: false,
    wire: {
      id: sim.ids.next("pay"),
      entity: "payment",
      amount: attempt.amount ?? order.wire.amount,
      currency: order.wire.currency,
      status: "created",
      order_id: order.wire.id,
      invoice_id: null,
      international: card?.international ?? false,
      method: instrument.method,
      amount_refunded: 0,
      refund_status: null,
      captured: false,
      description: attempt.description ?? null,
      card_id: card?.id ?? null,
      bank: instrument.bank,
      wallet: instrument.wallet,
      vpa: instrument.vpa,
      email: attempt.email || DEFAULT_EMAIL,
      contact: attempt.contact || "+919999999999",
      notes: notesOnWire({ ...order.wire.notes, ...(attempt.notes as object | undefined) }),
      fee: null,
      tax: null,
      error_code: null,
      error_description: null,
      error_source: null,
      error_step: null,
      error_reason: null,
      acquirer_data: instrument.emptyAcquirerData,
      created_at: sim.clock.seconds(),
      ...(instrument.vpa ? { upi: { payer_account_type: "bank_account", vpa: instrument.vpa, flow: "intent" } } : {}),
    },
  };
  sim.books.addPayment(payment);
  order.wire.attempts += 1;
  order.wire.status = "attempted";
  payment.deadline = sim.clock.after(sim.settings.pendingTimeoutSeconds * 1000, () =>
    failPayment(sim, payment, "payment_timed_out"),
  );
  return payment;
}

function refuseAttempt(sim: Simulator, order: Order, attempt: Attempt): Refusal | undefined {
  const metadata = { order_id: order.wire.id };
  const details = { source: "business", step: "payment_initiation", metadata };
  if (order.wire.status === "paid") {
    return new Refusal(
      400,
      "Your payment has been declined as the order is already paid. Please initiate the payment with a new order.",
      { ...details, reason: "order_already_paid" },
    );
  }
  if (attempt.amount !== undefined && attempt.amount !== order.wire.amount) {
    return new Refusal(400, "Your payment amount is different from your order amount.", {
      ...details,
      reason: "order_amount_mismatch",
    });
  }
  if (isBeingPaid(order) && !sim.settings.allowsParallelPayments) {
    return new Refusal(400, "A payment of this order is already authorized.", {
      ...details,
      reason: "payment_already_authorized",
    });
  }
  return undefined;
}

/** The order that Checkout was opened for: it must belong to the page's key. */
export function orderForKey(sim: Simulator, keyId: string, orderId: string): Order | Refusal {
  const merchant = sim.books.merchants.get(keyId);
  return merchant ? sim.books.order(merchant, orderId) : noSuchId();
}
