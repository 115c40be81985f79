import type { Order } from "../engine/order.ts";
import type { CheckoutFields } from "../engine/pay.ts";
import type { Simulator } from "../simulator.ts";
import type { FaultParams, FaultTable } from "./fault.ts";

/** How the window tells the page that opened it. */
export interface Telling {
  fields: CheckoutFields;
  /** How often the page's handler is called. */
  times: number;
  delayMs: number;
  isFailureTold: boolean;
}

/** What can happen between the window and the page, by the fault's `what`. */
export const CHECKOUT_FAULTS: FaultTable<(telling: Telling, params: FaultParams) => void> = {
  handler_never: {
    does: "The page is never told of the payment, as when the phone stays in the UPI app.",
    act(telling) {
      telling.times = 0;
    },
  },
  handler_twice: {
    does: "The page's handler is called twice.",
    act(telling) {
      telling.times = 2;
    },
  },
  handler_late: {
    does: "The page is told after `seconds` (5), when the webhooks have come.",
    act(telling, { seconds = 5 }) {
      telling.delayMs = Number(seconds) * 1000;
    },
  },
  wrong_signature: {
    does: "The page gets a signature that proves nothing.",
    act(telling) {
      telling.fields = { ...telling.fields, razorpay_signature: "0".repeat(64) };
    },
  },
  other_order: {
    does: "The page gets the id of another order, `order_id` (one that nobody made).",
    act(telling, { order_id: orderId = "order_00000000000000" }) {
      telling.fields = { ...telling.fields, razorpay_order_id: String(orderId) };
    },
  },
  other_payment: {
    does: "The page gets the id of another payment, `payment_id` (one that nobody made).",
    act(telling, { payment_id: paymentId = "pay_00000000000000" }) {
      telling.fields = { ...telling.fields, razorpay_payment_id: String(paymentId) };
    },
  },
  failure_not_told: {
    does: "The page is not told of a failure.",
    act(telling) {
      telling.isFailureTold = false;
    },
  },
};

export function planTelling(sim: Simulator, order: Order, fields: CheckoutFields): Telling {
  const telling: Telling = { fields, times: 1, delayMs: 0, isFailureTold: true };
  const { id, receipt } = order.wire;
  for (const { what, params } of sim.faults.strike("checkout", { ids: [id], receipt })) {
    CHECKOUT_FAULTS[what]?.act(telling, params);
  }
  return telling;
}
