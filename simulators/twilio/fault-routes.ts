import { Hono } from "hono";
import type { FaultBook } from "./faults.ts";

/** `/_sim/faults` of a simulator: POST switches one on, GET lists them, DELETE forgets all. */
export function faultRoutes<Kind extends string>(faults: FaultBook<Kind>): Hono {
  return new Hono()
    .get("/", (c) => c.json(faults.list()))
    .post("/", async (c) => {
      const wanted = faults.parse(await c.req.json().catch(() => null));
      if (!wanted) return c.json({ message: "There is no such fault. The simulator's README lists them." }, 400);
      return c.json(faults.add(wanted), 201);
    })
    .delete("/", (c) => {
      faults.clear();
      return c.body(null, 204);
    });
}
