import type { MiddlewareHandler } from "hono";
import { within } from "#platform/within.ts";
import type { ApiEnv } from "./api.ts";

/**
 * After an outage nobody reads a clock before the time that was lost is given back: nobody is told "expired" who has time left.
 * @throws while PostgreSQL is away or busy, which is answered with `busy`.
 */
export const caughtUp: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await c.var.startline.beats.catchUp();
  return next();
};

/** So long what can be answered without waits for a beat: whoever waits asks again every few seconds. */
const WAIT_MS_MAX = 1000;

/** The same for what can be answered without PostgreSQL, or whatever the clocks say. */
export const caughtUpIfPossible: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await within(WAIT_MS_MAX, c.var.startline.beats.catchUp()).catch(() => {});
  return next();
};
