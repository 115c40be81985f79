import { failureInCheckout } from "../engine/fail-payment.ts";
import { isFailureReason } from "../engine/failure-cases.ts";
import { METHODS } from "../engine/instrument.ts";
import type { Order } from "../engine/order.ts";
import { checkoutFields, pay } from "../engine/pay.ts";
import { OUTCOMES, type Outcome, type PayRequest } from "../engine/pay-request.ts";
import type { Payment } from "../engine/payment.ts";
import { noSuchId, Refusal } from "../engine/refusal.ts";
import { answer } from "../rest/reply.ts";
import type { Simulator } from "../simulator.ts";
import type { Stage } from "../stage.ts";
import { type Control, readOptions } from "./control-request.ts";

/** Paying without a browser: for load tests and for trying things by hand. */
export function payControls(control: Control, stage: Stage): void {
  control.post("/checkout/pay", async (c) => {
    const options = await readOptions(c.req);
    return answer(payAsAsked(stage.current, orderOf(stage.current, options.order_id), options), checkoutAnswer);
  });

  control.post("/orders/:id/attempt", async (c) => {
    const sim = stage.current;
    const options = await readOptions(c.req);
    return answer(payAsAsked(sim, orderOf(sim, c.req.param("id")), options), ({ wire }) => wire);
  });
}

function orderOf(sim: Simulator, id: unknown): Order | Refusal {
  return sim.books.orders.get(String(id)) ?? noSuchId();
}

/** Pays an order as the options say: the request of the headless call and of the Checkout page alike. */
export function payAsAsked(
  sim: Simulator,
  order: Order | Refusal,
  { outcome, reason, method, after_seconds: afterSeconds, ...attempt }: Record<string, unknown>,
): Payment | Refusal {
  if (order instanceof Refusal) return order;
  const wrong = (name: string, list: readonly string[]) => new Refusal(400, `${name} is one of ${list.join(", ")}`);
  if (outcome !== undefined && !OUTCOMES.includes(outcome as Outcome)) return wrong("outcome", OUTCOMES);
  if (method !== undefined && !METHODS.includes(method as never)) return wrong("method", METHODS);
  if (reason !== undefined && !isFailureReason(reason)) return new Refusal(400, `${reason} is not a known reason`);
  return pay(sim, order, {
    ...(attempt as PayRequest),
    ...(outcome === undefined ? {} : { outcome: outcome as Outcome }),
    ...(method === undefined ? {} : { method: method as NonNullable<PayRequest["method"]> }),
    ...(reason === undefined ? {} : { reason }),
    ...(afterSeconds === undefined ? {} : { afterSeconds: Number(afterSeconds) }),
  });
}

/** What the page would be told: the three fields, the error, or that the bank has not answered. */
function checkoutAnswer(payment: Payment): object {
  const { id, order_id: orderId, status } = payment.wire;
  if (status === "failed") return { error: failureInCheckout(payment) };
  if (status === "created") return { pending: { payment_id: id, order_id: orderId } };
  return checkoutFields(payment);
}
