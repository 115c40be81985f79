import { HTTPException } from "hono/http-exception";
import { isDatabaseBusy } from "#platform/database.ts";
import type { Api, ApiContext } from "./api.ts";
import {
  brokenOff,
  busy,
  internalError,
  invalidJson,
  notFound,
  ProblemError,
  problemReply,
  unsupportedMediaType,
} from "./problem.ts";

/** 405 with `Allow` where the path exists for another method, else 404. */
export function answerUnknownPath(c: ApiContext, api: Api): Response {
  const methods = new Set(
    api.routes
      .filter((route) => route.method !== "ALL" && matches(route.path, c.req.path))
      .map((route) => route.method),
  );
  if (methods.size === 0) return problemReply(c, notFound);
  c.header("Allow", [...methods].join(", "));
  return problemReply(c, { status: 405, code: "method_not_allowed", title: "This path takes another method." });
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const given = path.split("/");
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith(":") || part === given[index]);
}

/** What Node says while a body is read whose sender has gone. */
const isBrokenOff = (error: Error): boolean =>
  error.message === "aborted" && "code" in error && error.code === "ECONNRESET";

/** A library's own words only say that something failed. */
const reasonOf = (error: Error): string => (error.cause instanceof Error ? error.cause.message : error.message);

/** A refusal is answered as it is; anything else is a bug: logged in full, told in one line. */
export function answerError(error: Error, c: ApiContext): Response {
  if (error instanceof ProblemError) return problemReply(c, error.problem);
  if (error instanceof HTTPException && error.status === 400) return problemReply(c, invalidJson);
  if (error instanceof HTTPException && error.status === 415) return problemReply(c, unsupportedMediaType);
  // Nobody reads the answer, and nothing of ours has failed.
  if (isBrokenOff(error)) return problemReply(c, brokenOff);
  if (isDatabaseBusy(error)) {
    c.var.startline.log.warn({ reason: reasonOf(error), path: c.req.routePath }, "the database is away or busy");
    return problemReply(c, busy);
  }
  c.var.startline.log.error({ err: error, path: c.req.routePath, method: c.req.method }, "request failed");
  return problemReply(c, internalError);
}
