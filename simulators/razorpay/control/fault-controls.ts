import { API_FAULTS } from "../faults/api-faults.ts";
import { CHECKOUT_FAULTS } from "../faults/checkout-faults.ts";
import type { Fault, FaultPlace } from "../faults/fault.ts";
import { PAYMENT_FAULTS } from "../faults/payment-faults.ts";
import { WEBHOOK_FAULTS } from "../faults/webhook-faults.ts";
import type { Stage } from "../http-app.ts";
import { type Control, readOptions } from "./control.ts";

/** What may be asked for, by place. A new fault is one more entry in its table. */
const CATALOGUE: Record<FaultPlace, readonly string[]> = {
  api_before: Object.keys(API_FAULTS),
  api_after: Object.keys(API_FAULTS),
  webhook: Object.keys(WEBHOOK_FAULTS),
  payment: Object.keys(PAYMENT_FAULTS),
  checkout: Object.keys(CHECKOUT_FAULTS),
};

let lastNumber = 0;

/** Faults on demand: `{ where, what, match?, times?, probability?, for_seconds?, params? }`. */
export function faultControls(control: Control, stage: Stage): void {
  control.get("/faults", (c) => c.json({ catalogue: CATALOGUE, items: [...stage.current.faults.list.values()] }));

  control.post("/faults", async (c) => {
    const { faults, clock } = stage.current;
    const wish = (await readOptions(c.req)) as Partial<Fault> & { times?: number; for_seconds?: number };
    const possible = CATALOGUE[wish.where as FaultPlace];
    if (!possible) return c.json({ error: `where is one of ${Object.keys(CATALOGUE).join(", ")}` }, 400);
    const what = String(wish.what);
    if (!possible.includes(what)) return c.json({ error: `what is one of ${possible.join(", ")}` }, 400);

    lastNumber += 1;
    const fault: Fault = {
      id: `fault_${lastNumber}`,
      where: wish.where as FaultPlace,
      what,
      match: wish.match ?? {},
      probability: wish.probability ?? 1,
      timesLeft: wish.times ?? null,
      until: wish.for_seconds === undefined ? null : clock.seconds() + wish.for_seconds,
      params: wish.params ?? {},
      strikes: 0,
    };
    faults.list.set(fault.id, fault);
    return c.json(fault);
  });

  control.delete("/faults", (c) => {
    stage.current.faults.list.clear();
    return c.json({ ok: true });
  });

  control.delete("/faults/:id", (c) => c.json({ ok: stage.current.faults.list.delete(c.req.param("id")) }));
}
