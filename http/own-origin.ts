import { ownOrigins } from "#platform/own-origins.ts";
import type { ApiContext } from "./api.ts";

/** Whether the browser says that one of our own pages sent this request. */
export const isOwnOrigin = (c: ApiContext): boolean =>
  ownOrigins(c.var.startline.config.PUBLIC_URL).includes(c.req.header("origin") ?? "");
