import type { Simulator } from "../simulator.ts";
import { failPayment } from "./fail-payment.ts";
import { type Instrument, instrumentOf } from "./instrument.ts";
import { notesOnWire } from "./notes.ts";
import type { Order } from "./order.ts";
import type { Payment } from "./payment.ts";
import { noSuchId, type Refusal } from "./refusal.ts";

/** What the customer brings. */
export interface Attempt extends Partial<Instrument> {
  /** What the page says is to be paid, if it says so: Checkout compares it with the order. */
  amount?: number;
  /** What is paid in fact, when a fault makes it differ from the order. */
  paid_amount?: number;
  paid_currency?: string;
  email?: string;
  contact?: string;
  description?: string;
  notes?: unknown;
}

const DEFAULT_EMAIL = "void@razorpay.com"; // What Razorpay fills in when the customer gave none.

/** A new attempt on the order, in state `created`. Whether Checkout would allow it is `refuseAttempt`'s to say. */
export function startPayment(sim: Simulator, order: Order, attempt: Attempt): Payment {
  const instrument = instrumentOf(sim, attempt);
  const { card } = instrument;
  const payment: Payment = {
    merchant: order.merchant,
    order,
    card,
    refunds: [],
    disputes: [],
    deadline: undefined,
    isNeverCapturedByItself: false,
    surplusPolicy: undefined,
    onceCaptured: [],
    wire: {
      id: sim.ids.next("pay"),
      entity: "payment",
      amount: attempt.paid_amount ?? order.wire.amount,
      currency: attempt.paid_currency ?? order.wire.currency,
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
  sim.history.note(order.wire);
  sim.history.note(payment.wire);
  payment.deadline = sim.clock.after(sim.settings.pendingTimeoutSeconds * 1000, () =>
    failPayment(sim, payment, "payment_timed_out"),
  );
  return payment;
}

/** The order that Checkout was opened for: it must belong to the page's key. */
export function orderForKey(sim: Simulator, keyId: string, orderId: string): Order | Refusal {
  const merchant = sim.books.merchants.get(keyId);
  return merchant ? sim.books.order(merchant, orderId) : noSuchId();
}
