import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { ApiEnv } from "./api.ts";

/** Counts each request under its route's pattern, so that ids and slugs never become labels. */
export const measured: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const startedAt = performance.now();
  await next();
  const route = matchedRoutes(c).at(-1)?.path ?? "none";
  const seconds = (performance.now() - startedAt) / 1000;
  c.var.startline.metrics.countRequest({ route, method: c.req.method, status: c.res.status }, seconds);
};
