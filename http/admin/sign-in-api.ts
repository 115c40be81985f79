import { z } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Api, newApi } from "../api.ts";
import { clientAddress } from "../client-address.ts";
import { jsonOnly } from "../json-requests.ts";
import { forbiddenOrigin, notFound, type Problem, problemReply } from "../problem.ts";
import { json, ofJsonBody, problems } from "../responses.ts";
import { SignedInBody, SignedOutBody, SignInBody } from "./sign-in-schemas.ts";

/** `/api/auth/*`: the library's own paths, its refusals told as ours are. Those that our pages call are described. */
export function signInApi(): Api {
  const api = newApi();
  api.use("/auth/*", jsonOnly);
  api.on(["GET", "POST"], "/auth/*", async (c) => {
    const response = await c.var.startline.signIn.handle(c.req.raw, clientAddress(c));
    if (response.ok) return response;
    return problemReply(c, problemOf(response));
  });
  const refused = problems(ofJsonBody, Object.values(refusals), signInRefused);
  api.openAPIRegistry.registerPath({
    method: "post",
    path: "/auth/sign-in/email",
    operationId: "signIn",
    summary: "Sign an organizer in, by a cookie",
    request: { body: { required: true, content: { "application/json": { schema: SignInBody } } } },
    responses: { 200: json(SignedInBody, "Signed in; the cookie is set"), ...refused },
  });
  api.openAPIRegistry.registerPath({
    method: "post",
    path: "/auth/sign-out",
    operationId: "signOut",
    summary: "Sign an organizer out",
    request: { body: { required: true, content: { "application/json": { schema: z.object({}) } } } },
    responses: { 200: json(SignedOutBody, "Signed out"), ...refused },
  });
  return api;
}

function problemOf(response: Response): Problem {
  const known = refusals[response.status];
  if (!known) return { ...signInRefused, status: response.status as ContentfulStatusCode };
  const seconds = Number(response.headers.get("x-retry-after"));
  return seconds > 0 ? { ...known, retryAfterSeconds: seconds } : known;
}

const signInRefused: Problem = { status: 400, code: "sign_in_refused", title: "That did not work." };

const refusals: Record<number, Problem> = {
  401: { status: 401, code: "wrong_password", title: "The email address or the password is not right." },
  403: forbiddenOrigin,
  404: notFound,
  503: { status: 503, code: "busy", title: "Many people sign in at this moment. Try again in a few seconds." },
  429: { status: 429, code: "rate_limited", title: "Too many attempts. Wait a minute and try again." },
};
