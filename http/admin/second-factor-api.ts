import { createRoute } from "@hono/zod-openapi";
import QRCode from "qrcode";
import {
  removeSecondFactor,
  renewRecoveryCodes,
  type SecondFactorRefusal,
  startSecondFactor,
} from "#booking/team/change-second-factor.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { jsonOnly } from "../json-requests.ts";
import { type Problem, problemReply } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { PasswordBody, RecoveryCodesBody, StartedSecondFactorBody } from "./account-schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";

const QR_PIXELS = 480;

/** The second step of one's own sign-in. That it is on, `/auth/two-factor/verify-totp` brings about, with the first code. */
export function secondFactorApi(): Api {
  const api = newApi();
  const common = {
    security: organizerCookie,
    request: { body: jsonBody(PasswordBody) },
  };
  const refused = problems(ofJsonBody, ofOrganizer, Object.values(refusals));

  const start = createRoute({
    ...common,
    middleware: [organizerOnly, jsonOnly] as const,
    method: "post",
    path: "/admin/account/second-factor",
    operationId: "startSecondFactor",
    summary: "Begin to set up a second step of signing in: answers what the app needs, and the recovery codes",
    responses: { 200: json(StartedSecondFactorBody, "To be confirmed with a first code"), ...refused },
  });
  api.openapi(start, async (c) => {
    const answer = await startSecondFactor(c.var.startline, { headers: c.req.raw.headers, ...c.req.valid("json") });
    if (isRefusal(answer)) return refuse(c, answer);
    const qrCode = await QRCode.toDataURL(answer.uri, { width: QR_PIXELS, margin: 2, errorCorrectionLevel: "M" });
    return c.json({ ...answer, qrCode }, 200);
  });

  const renew = createRoute({
    ...common,
    middleware: [organizerOnly, jsonOnly] as const,
    method: "post",
    path: "/admin/account/second-factor/recovery-codes",
    operationId: "renewRecoveryCodes",
    summary: "Make other recovery codes; those before open nothing any more",
    responses: { 200: json(RecoveryCodesBody, "The codes; they are shown once"), ...refused },
  });
  api.openapi(renew, async (c) => {
    const answer = await renewRecoveryCodes(c.var.startline, { headers: c.req.raw.headers, ...c.req.valid("json") });
    return isRefusal(answer) ? refuse(c, answer) : c.json(answer, 200);
  });

  const remove = createRoute({
    ...common,
    middleware: [organizerOnly, jsonOnly] as const,
    method: "post",
    path: "/admin/account/second-factor/remove",
    operationId: "removeSecondFactor",
    summary: "Turn the second step off, with the password",
    responses: { 204: { description: "Off" }, ...refused },
  });
  api.openapi(remove, async (c) => {
    const answer = await removeSecondFactor(c.var.startline, { headers: c.req.raw.headers, ...c.req.valid("json") });
    return answer === "off" ? c.body(null, 204) : refuse(c, answer);
  });

  return api;
}

const isRefusal = (answer: object | string): answer is SecondFactorRefusal =>
  typeof answer === "string" || "retryAfterSeconds" in answer;

function refuse(c: ApiContext, refusal: SecondFactorRefusal) {
  if (typeof refusal === "string") return problemReply(c, refusals[refusal]);
  return problemReply(c, { ...refusals.rate_limited, ...refusal });
}

const refusals = {
  wrong_password: { status: 409, code: "wrong_password", title: "That is not your current password." },
  already_on: { status: 409, code: "already_on", title: "The second step is on already. Reload the page." },
  not_on: { status: 409, code: "not_on", title: "The second step is not on. Reload the page." },
  rate_limited: { status: 429, code: "rate_limited", title: "Too many attempts. Wait some minutes and try again." },
} as const satisfies Record<string, Problem>;
