import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import type { Merchant } from "../engine/merchant.ts";
import type { Simulator } from "../simulator.ts";

export interface RestEnv {
  Bindings: HttpBindings;
  Variables: { sim: Simulator; merchant: Merchant; fault: string | null };
}

export type Rest = Hono<RestEnv>;
