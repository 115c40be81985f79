import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import type { MerchantOptions, Simulator } from "./simulator.ts";

/** The simulator that now answers; `reset` puts a new one in its place. */
export interface Stage {
  current: Simulator;
  reset(seed?: number, merchants?: readonly MerchantOptions[]): void;
}

export type SimulatorApp = Hono<{ Bindings: HttpBindings }>;
