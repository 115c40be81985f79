import type { MiddlewareHandler } from "hono";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { useApiToken } from "#booking/organizers/keep-api-tokens.ts";
import type { ApiContext, ApiEnv } from "../api.ts";
import { isOwnOrigin } from "../own-origin.ts";
import { forbiddenOrigin, notFound, type Problem, problemReply } from "../problem.ts";

const notSignedIn: Problem = { status: 401, code: "not_signed_in", title: "Sign in first." };

/** What everybody may be told who asks for what is the organizers'. */
export const ofOrganizer: readonly Problem[] = [notSignedIn, forbiddenOrigin];

/** How an organizer, or a script with a token, shows who they are. */
export const organizerCookie = [{ OrganizerCookie: [] }];
export const organizerCookieOrToken = [{ OrganizerCookie: [] }, { Bearer: [] }];

/** Lets organizers with a living session through. A write must also come from our own pages, because a cookie is enough. */
export const organizerOnly: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const organizer = await c.var.startline.signIn.readOrganizer(c.req.raw.headers);
  if (!organizer) return refuse(c);
  if (c.req.method !== "GET" && !isOwnOrigin(c)) return problemReply(c, forbiddenOrigin);
  c.set("organizer", organizer);
  c.header("Cache-Control", "no-store");
  return next();
};

/** Exports also open to an API token, for scripts. */
export const organizerOrToken: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const token = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (token === undefined) return organizerOnly(c, next);
  const opens = await useApiToken(c.var.startline, token);
  if (opens === null) return refuse(c);
  if (opens.eventId !== null) {
    const event = await readEventBySlug(c.var.startline.db, c.req.param("slug") ?? "");
    // As if there were no other event: a token of one does not tell which others exist.
    if (event?.id !== opens.eventId) return problemReply(c, notFound);
  }
  return next();
};

function refuse(c: ApiContext): Response {
  c.header("WWW-Authenticate", 'Bearer realm="exports"');
  return problemReply(c, notSignedIn);
}
