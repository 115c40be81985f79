import { createRoute, z } from "@hono/zod-openapi";
import { PASSWORD_LENGTH_MIN } from "#booking/organizers/password.ts";
import { changeLanguage as changeOwnLanguage } from "#booking/team/change-language.ts";
import { changePassword as changeOwnPassword } from "#booking/team/change-password.ts";
import { type Api, newApi } from "../api.ts";
import { jsonOnly } from "../json-requests.ts";
import { notFound, type Problem, problemReply } from "../problem.ts";
import { json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { AccountBody, ChangeLanguageBody, ChangePasswordBody } from "./account-schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";

/** The account of whoever is signed in: their password, and where they are signed in. */
export function accountApi(): Api {
  const api = newApi();

  const read = createRoute({
    method: "get",
    path: "/admin/account",
    operationId: "readAccount",
    security: organizerCookie,
    summary: "Read your account and where you are signed in",
    middleware: [organizerOnly] as const,
    responses: { 200: json(AccountBody, "The account"), ...problems(ofOrganizer) },
  });
  api.openapi(read, async (c) => {
    const { startline, organizer } = c.var;
    const sessions = await startline.signIn.listSessions(c.req.raw.headers);
    const { email, name, language, hasSecondFactor } = organizer;
    return c.json({ email, name, language, hasSecondFactor, sessions }, 200);
  });

  const changePassword = createRoute({
    method: "post",
    path: "/admin/account/password",
    operationId: "changePassword",
    security: organizerCookie,
    summary: "Change your password; you are signed out everywhere else",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { body: jsonBody(ChangePasswordBody) },
    responses: { 204: { description: "Changed" }, ...problems(ofJsonBody, ofOrganizer, Object.values(refusals)) },
  });
  api.openapi(changePassword, async (c) => {
    const request = { headers: c.req.raw.headers, ...c.req.valid("json") };
    const outcome = await changeOwnPassword(c.var.startline, request);
    if (outcome === "changed") return c.body(null, 204);
    if (typeof outcome === "string") return problemReply(c, refusals[outcome]);
    return problemReply(c, { ...refusals.rate_limited, ...outcome });
  });

  const changeLanguage = createRoute({
    method: "put",
    path: "/admin/account/language",
    operationId: "changeLanguage",
    security: organizerCookie,
    summary: "Choose the language of the organizer's pages for yourself",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { body: jsonBody(ChangeLanguageBody) },
    responses: { 204: { description: "Changed" }, ...problems(ofJsonBody, ofOrganizer) },
  });
  api.openapi(changeLanguage, async (c) => {
    const { startline, organizer } = c.var;
    await changeOwnLanguage({ ...startline, ...startline.office }, organizer, c.req.valid("json").language);
    return c.body(null, 204);
  });

  const endSession = createRoute({
    method: "delete",
    path: "/admin/account/sessions/{id}",
    operationId: "endSession",
    security: organizerCookie,
    summary: "Sign out one of your devices, or with `others` all but this one",
    middleware: [organizerOnly] as const,
    request: { params: z.object({ id: z.string().max(100) }) },
    responses: { 204: { description: "Signed out there" }, ...problems(ofOrganizer, ofParameters, notFound) },
  });
  api.openapi(endSession, async (c) => {
    const { id } = c.req.valid("param");
    await c.var.startline.signIn.endSession(c.req.raw.headers, id === "others" ? null : id);
    return c.body(null, 204);
  });

  return api;
}

const refusals = {
  wrong_password: { status: 409, code: "wrong_password", title: "That is not your current password." },
  too_short: {
    status: 409,
    code: "too_short",
    title: `Choose a password of at least ${PASSWORD_LENGTH_MIN} characters.`,
  },
  rate_limited: { status: 429, code: "rate_limited", title: "Too many attempts. Wait some minutes and try again." },
} as const satisfies Record<string, Problem>;
