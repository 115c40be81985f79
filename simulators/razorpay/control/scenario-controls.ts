import { noSuchId } from "../engine/refusal.ts";
import type { FaultParams } from "../faults/fault.ts";
import { refused } from "../rest/reply.ts";
import { playScenario } from "../scenarios/play-scenario.ts";
import { isScenario, listScenarios } from "../scenarios/scenarios.ts";
import type { Stage } from "../stage.ts";
import { type Control, readOptions } from "./control-request.ts";

/** Stories by name: `{ order_id?, …params }`. Without an order they wait for the next one. */
export function scenarioControls(control: Control, stage: Stage): void {
  control.get("/scenarios", (c) => {
    return c.json({ waiting_for_an_order: stage.current.awaitingOrder.length, items: listScenarios() });
  });

  control.post("/scenarios/:name", async (c) => {
    const name = c.req.param("name");
    if (!isScenario(name)) {
      return c.json(
        {
          error: `One of ${listScenarios()
            .map((scenario) => scenario.name)
            .join(", ")}`,
        },
        404,
      );
    }
    const { order_id: orderId, ...params } = await readOptions(c.req);
    const order = stage.current.books.orders.get(String(orderId));
    if (orderId !== undefined && !order) return refused(noSuchId());
    return c.json({ scenario: name, ...playScenario(stage.current, name, order, params as FaultParams) });
  });
}
