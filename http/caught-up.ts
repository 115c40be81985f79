import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "./api.ts";

/**
 * After an outage nobody reads a clock before the time that was lost is given back: nobody is told "expired" who has time left.
 * @throws while PostgreSQL is away or busy, which is answered with `busy`.
 */
export const caughtUp: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await c.var.startline.beats.catchUp();
  return next();
};

/** The same for what can be answered without PostgreSQL. */
export const caughtUpIfPossible: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await c.var.startline.beats.catchUp().catch(() => {});
  return next();
};
