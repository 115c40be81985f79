import type { Order } from "../engine/order.ts";
import type { PayRequest } from "../engine/pay-request.ts";
import type { Fault, FaultParams, FaultRequest } from "../faults/fault.ts";
import { PAYMENT_FAULTS } from "../faults/payment-faults.ts";
import type { Simulator } from "../simulator.ts";
import { SCENARIOS } from "./scenarios.ts";

/** The faults switched on, or none yet: they wait for the next order. */
export interface Played {
  order_id: string | null;
  faults: Fault[];
}

/** Lets a scenario affect the given order, else the next one that is made. The name must be one of `SCENARIOS`. */
export function playScenario(sim: Simulator, name: string, order: Order | undefined, params: FaultParams): Played {
  const scenario = SCENARIOS[name];
  const requests = scenario?.faults(params) ?? [];
  if (scenario?.affects === "calls")
    return { order_id: null, faults: requests.map((request) => sim.faults.add(request)) };
  if (!order) {
    sim.awaitingOrder.push(requests);
    return { order_id: null, faults: [] };
  }
  return { order_id: order.wire.id, faults: requests.flatMap((request) => bind(sim, order, request)) };
}

/** Gives a new order the scenarios that were waiting for one: each order takes one. */
export function startAwaitedScenarios(sim: Simulator, order: Order): void {
  for (const request of sim.awaitingOrder.shift() ?? []) bind(sim, order, request);
}

/** What follows a capture begins at once where the money is captured already. */
function bind(sim: Simulator, order: Order, request: FaultRequest): Fault[] {
  const captured = order.payments.find(({ wire }) => wire.captured);
  if (request.where === "payment" && captured) {
    const changed: PayRequest = {};
    PAYMENT_FAULTS[request.what]?.act(changed, request.params ?? {}, sim);
    for (const follow of changed.onceCaptured ?? []) follow(captured);
    return [];
  }
  return [sim.faults.add({ ...request, match: { ...request.match, id: order.wire.id } })];
}
