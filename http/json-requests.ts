import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ApiEnv } from "./api.ts";
import { bodyTooLarge, problemReply, unsupportedMediaType } from "./problem.ts";

const BODY_BYTES_MAX = 64 * 1024;
/** A picture as a phone takes it. */
const PICTURE_BODY_BYTES_MAX = 16 * 1024 * 1024;
/** An event's long texts in Devanagari. */
const ORGANIZER_BODY_BYTES_MAX = 2.5 * 1024 * 1024;

const refuseLargeBody = (c: Context) => problemReply(c, bodyTooLarge);

/**
 * A request that says its length is believed: HTTP reads no further. Only the others are counted, because touching the
 * body turns it into a web stream, which costs more than all the rest of a small request.
 */
const limitTo = (maxSize: number): MiddlewareHandler<ApiEnv> => {
  const countBody = bodyLimit({ maxSize, onError: refuseLargeBody });
  return (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const length = c.req.header("content-length");
    if (length === undefined || c.req.header("transfer-encoding") !== undefined) return countBody(c, next);
    return Number(length) > maxSize ? Promise.resolve(refuseLargeBody(c)) : next();
  };
};

const limitVisitors = limitTo(BODY_BYTES_MAX);
const limitOrganizers = limitTo(ORGANIZER_BODY_BYTES_MAX);
const limitPictures = limitTo(PICTURE_BODY_BYTES_MAX);

/** Refuses what is too large before it is read whole. */
export const limitBody: MiddlewareHandler<ApiEnv> = (c, next) => {
  if (c.req.path === "/api/admin/pictures") return limitPictures(c, next);
  return (c.req.path.startsWith("/api/admin/") ? limitOrganizers : limitVisitors)(c, next);
};

/** What the schemas read, too (zod-openapi's own pattern): what passes here must not fail there. */
const JSON_TYPE = /^application\/json(;\s*[a-z0-9-]+=[^;]+)*$/i;

/**
 * Writes take JSON only. A form on another site can't send JSON, so this, together with the Origin check on writes by
 * cookie, keeps foreign pages from acting with a visitor's cookies.
 */
export const jsonOnly: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const hasBody = c.req.method === "POST" || c.req.method === "PUT" || c.req.method === "PATCH";
  if (hasBody && !JSON_TYPE.test(c.req.header("content-type") ?? "")) return problemReply(c, unsupportedMediaType);
  return next();
};
