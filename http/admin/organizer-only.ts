import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { recordFileDownload } from "#booking/audit-log/record-file-download.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { useApiToken } from "#booking/organizers/keep-api-tokens.ts";
import { decideAccess } from "#booking/organizers/roles.ts";
import type { ApiContext, ApiEnv } from "../api.ts";
import { isOwnOrigin } from "../own-origin.ts";
import { forbiddenOrigin, notFound, type Problem, problemReply } from "../problem.ts";

const notSignedIn: Problem = { status: 401, code: "not_signed_in", title: "Sign in first." };

export const notAllowed: Problem = {
  status: 403,
  code: "not_allowed",
  title: "Your role does not include this. Ask an owner of Startline.",
};

const secondFactorMissing: Problem = {
  status: 403,
  code: "second_factor_missing",
  title: "Set up a second step at sign-in first: on the page of your account.",
};

/** What everybody may be told who asks for what is the organizers'. */
export const ofOrganizer: readonly Problem[] = [notSignedIn, notAllowed, secondFactorMissing, forbiddenOrigin];

/** How an organizer, or a script with a token, shows who they are. */
export const organizerCookie = [{ OrganizerCookie: [] }];
export const organizerCookieOrToken = [{ OrganizerCookie: [] }, { Bearer: [] }];

/** Lets organizers with a living session through to what their role may call. A write must also come from our own pages, because a cookie is enough. */
export const organizerOnly: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const organizer = await c.var.startline.signIn.readOrganizer(c.req.raw.headers);
  if (!organizer) return refuse(c);
  if (c.req.method !== "GET" && !isOwnOrigin(c)) return problemReply(c, forbiddenOrigin);
  // By the route's own path, so that nothing written into an address changes what it is taken for.
  const access = decideAccess(organizer, routePath(c).replace(/^\/api/, ""), c.var.startline.config.SECOND_FACTOR);
  if (access !== "allowed") return problemReply(c, access === "not_allowed" ? notAllowed : secondFactorMissing);
  c.set("organizer", organizer);
  c.header("Cache-Control", "no-store");
  return next();
};

/** A file for organizers alone. */
export const organizerDownload: MiddlewareHandler<ApiEnv> = (c, next) =>
  organizerOnly(c, async () => {
    await next();
    await recordFile(c, c.var.organizer.email);
  });

/** Exports also open to an API token, for scripts. */
export const organizerOrToken: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const token = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (token === undefined) return organizerDownload(c, next);
  const opens = await useApiToken(c.var.startline, token);
  if (opens === null) return refuse(c);
  c.set("token", `API token ${opens.name}`);
  if (opens.eventId !== null) {
    const event = await readEventBySlug(c.var.startline.db, c.req.param("slug") ?? "");
    // As if there were no other event: a token of one does not tell which others exist.
    if (event?.id !== opens.eventId) return problemReply(c, notFound);
  }
  await next();
  await recordFile(c, `API token ${opens.name}`);
};

/**
 * Every download is in the event's history. It is written before the first byte goes out, or none does. Lists of riders write an
 * entry of their own, which says how much was in them.
 */
async function recordFile(c: ApiContext, by: string): Promise<void> {
  const file = /[\w-]+\.\w+$/.exec(routePath(c))?.[0];
  if (file === undefined || file.startsWith("participants.") || !c.res.ok || c.req.method !== "GET") return;
  await recordFileDownload(c.var.startline, { eventId: c.var.event.id, file, by });
}

function refuse(c: ApiContext): Response {
  c.header("WWW-Authenticate", 'Bearer realm="exports"');
  return problemReply(c, notSignedIn);
}
