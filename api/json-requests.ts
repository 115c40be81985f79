import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ApiEnv } from "./api.ts";
import { problemReply } from "./problem.ts";

const BODY_BYTES_MAX = 64 * 1024;
/** An organizer's picture of 2 MB, or an event's long texts in Devanagari. */
const ORGANIZER_BODY_BYTES_MAX = 2.5 * 1024 * 1024;

const limitTo = (maxSize: number): MiddlewareHandler<ApiEnv> =>
  bodyLimit({
    maxSize,
    onError: (c) => problemReply(c, { status: 413, code: "body_too_large", title: "The request is too large." }),
  });

const limitVisitors = limitTo(BODY_BYTES_MAX);
const limitOrganizers = limitTo(ORGANIZER_BODY_BYTES_MAX);

/** Refuses what is too large before it is read whole. */
export const limitBody: MiddlewareHandler<ApiEnv> = (c, next) =>
  (c.req.path.startsWith("/api/admin/") ? limitOrganizers : limitVisitors)(c, next);

/**
 * Writes take JSON only. A form on another site can't send JSON, so this, together with the Origin check on writes by
 * cookie, keeps foreign pages from acting with a visitor's cookies.
 */
export const jsonOnly: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const hasBody = c.req.method === "POST" || c.req.method === "PUT" || c.req.method === "PATCH";
  if (hasBody && !/^application\/json\b/i.test(c.req.header("content-type") ?? "")) {
    return problemReply(c, { status: 415, code: "unsupported_media_type", title: "Send application/json." });
  }
  return next();
};
