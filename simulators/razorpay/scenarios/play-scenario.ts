import type { Order } from "../engine/order.ts";
import type { PayWish } from "../engine/pay.ts";
import type { Fault, FaultParams, FaultWish } from "../faults/fault.ts";
import { PAYMENT_FAULTS } from "../faults/payment-faults.ts";
import type { Simulator } from "../simulator.ts";
import { SCENARIOS } from "./scenarios.ts";

/** The faults switched on, or none yet: they wait for the next order. */
export interface Played {
  order_id: string | null;
  faults: Fault[];
}

/** Lets a scenario befall the given order, else the next one that is made. The name must be one of `SCENARIOS`. */
export function playScenario(sim: Simulator, name: string, order: Order | undefined, params: FaultParams): Played {
  const scenario = SCENARIOS[name];
  const wishes = scenario?.faults(params) ?? [];
  if (scenario?.befalls === "calls") return { order_id: null, faults: wishes.map((wish) => sim.faults.add(wish)) };
  if (!order) {
    sim.awaitingOrder.push(wishes);
    return { order_id: null, faults: [] };
  }
  return { order_id: order.wire.id, faults: wishes.flatMap((wish) => bind(sim, order, wish)) };
}

/** Gives a new order the scenarios that were waiting for one: each order takes one. */
export function befallNewOrder(sim: Simulator, order: Order): void {
  for (const wish of sim.awaitingOrder.shift() ?? []) bind(sim, order, wish);
}

/** What follows a capture begins at once where the money is captured already. */
function bind(sim: Simulator, order: Order, wish: FaultWish): Fault[] {
  const captured = order.payments.find(({ wire }) => wire.captured);
  if (wish.where === "payment" && captured) {
    const bent: PayWish = {};
    PAYMENT_FAULTS[wish.what]?.act(bent, wish.params ?? {}, sim);
    for (const follow of bent.onceCaptured ?? []) follow(captured);
    return [];
  }
  return [sim.faults.add({ ...wish, match: { ...wish.match, id: order.wire.id } })];
}
