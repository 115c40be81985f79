import type { Order } from "../engine/order.ts";
import type { CheckoutFields } from "../engine/pay.ts";
import type { Simulator } from "../simulator.ts";
import type { FaultParams, FaultTable } from "./fault.ts";

/** How the window tells the page that opened it. */
export interface ResultDelivery {
  fields: CheckoutFields;
  /** How often the page's handler is called. */
  times: number;
  delayMs: number;
  isFailureDelivered: boolean;
}

/** What can happen between the window and the page, by the fault's `what`. */
export const CHECKOUT_FAULTS: FaultTable<(delivery: ResultDelivery, params: FaultParams) => void> = {
  handler_never: {
    does: "The page is never told of the payment, as when the phone stays in the UPI app.",
    act(delivery) {
      delivery.times = 0;
    },
  },
  handler_twice: {
    does: "The page's handler is called twice.",
    act(delivery) {
      delivery.times = 2;
    },
  },
  handler_late: {
    does: "The page is told after `seconds` (5), when the webhooks have come.",
    act(delivery, { seconds = 5 }) {
      delivery.delayMs = Number(seconds) * 1000;
    },
  },
  wrong_signature: {
    does: "The page gets a signature that proves nothing.",
    act(delivery) {
      delivery.fields = { ...delivery.fields, razorpay_signature: "0".repeat(64) };
    },
  },
  other_order: {
    does: "The page gets the id of another order, `order_id` (one that nobody made).",
    act(delivery, { order_id: orderId = "order_00000000000000" }) {
      delivery.fields = { ...delivery.fields, razorpay_order_id: String(orderId) };
    },
  },
  other_payment: {
    does: "The page gets the id of another payment, `payment_id` (one that nobody made).",
    act(delivery, { payment_id: paymentId = "pay_00000000000000" }) {
      delivery.fields = { ...delivery.fields, razorpay_payment_id: String(paymentId) };
    },
  },
  failure_not_told: {
    does: "The page is not told of a failure.",
    act(delivery) {
      delivery.isFailureDelivered = false;
    },
  },
};

export function planResultDelivery(sim: Simulator, order: Order, fields: CheckoutFields): ResultDelivery {
  const delivery: ResultDelivery = { fields, times: 1, delayMs: 0, isFailureDelivered: true };
  const { id, receipt } = order.wire;
  for (const { what, params } of sim.faults.strike("checkout", { ids: [id], receipt })) {
    CHECKOUT_FAULTS[what]?.act(delivery, params);
  }
  return delivery;
}
