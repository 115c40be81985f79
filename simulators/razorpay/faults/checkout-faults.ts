import type { Order } from "../engine/order.ts";
import type { CheckoutFields } from "../engine/pay.ts";
import type { Simulator } from "../simulator.ts";
import type { Fault } from "./fault.ts";

/** How the window tells the page that opened it. */
export interface Telling {
  fields: CheckoutFields;
  /** How often the page's handler is called. */
  times: number;
  delayMs: number;
  isFailureTold: boolean;
}

/** What can happen between the window and the page, by the fault's `what`. */
export const CHECKOUT_FAULTS: Record<string, (telling: Telling, params: Fault["params"]) => void> = {
  handler_never: (telling) => {
    telling.times = 0;
  },
  handler_twice: (telling) => {
    telling.times = 2;
  },
  handler_late: (telling, { seconds = 5 }) => {
    telling.delayMs = Number(seconds) * 1000;
  },
  wrong_signature: (telling) => {
    telling.fields = { ...telling.fields, razorpay_signature: "0".repeat(64) };
  },
  other_order: (telling, { order_id: orderId = "order_00000000000000" }) => {
    telling.fields = { ...telling.fields, razorpay_order_id: String(orderId) };
  },
  failure_not_told: (telling) => {
    telling.isFailureTold = false;
  },
};

export function planTelling(sim: Simulator, order: Order, fields: CheckoutFields): Telling {
  const telling: Telling = { fields, times: 1, delayMs: 0, isFailureTold: true };
  const { id, receipt } = order.wire;
  for (const fault of sim.faults.strike("checkout", { ids: [id], receipt })) {
    CHECKOUT_FAULTS[fault.what]?.(telling, fault.params);
  }
  return telling;
}
