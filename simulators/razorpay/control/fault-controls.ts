import { faultCatalogue, readFaultRequest } from "../faults/catalogue.ts";
import type { Stage } from "../stage.ts";
import { type Control, readOptions } from "./control-request.ts";

/** Faults on demand: `{ where, what, match?, times?, probability?, for_seconds?, params? }`. */
export function faultControls(control: Control, stage: Stage): void {
  control.get("/faults", (c) => {
    const items = [...stage.current.faults.list.values()];
    return c.json({ catalogue: faultCatalogue(), items });
  });

  control.post("/faults", async (c) => {
    const request = readFaultRequest(await readOptions(c.req));
    if (typeof request === "string") return c.json({ error: request }, 400);
    return c.json(stage.current.faults.add(request));
  });

  control.delete("/faults", (c) => {
    stage.current.faults.list.clear();
    return c.json({ ok: true });
  });

  control.delete("/faults/:id", (c) => c.json({ ok: stage.current.faults.list.delete(c.req.param("id")) }));
}
