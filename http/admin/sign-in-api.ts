import { z } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { recordFailedSignIn, recordSignIn } from "#booking/team/record-sign-in.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { clientAddress } from "../client-address.ts";
import { jsonOnly } from "../json-requests.ts";
import { forbiddenOrigin, notFound, type Problem, problemReply } from "../problem.ts";
import { json, ofJsonBody, problems } from "../responses.ts";
import { CodeBody, SignedInBody, SignedOutBody, SignInBody } from "./sign-in-schemas.ts";

/** `/api/auth/*`: the library's own paths, its refusals told as ours are. Those that our pages call are described. */
export function signInApi(): Api {
  const api = newApi();
  api.use("/auth/*", jsonOnly);
  api.on(["GET", "POST"], "/auth/*", async (c) => {
    const { signIn } = c.var.startline;
    const isCode = c.req.path.includes("/two-factor/");
    // Whoever is signed in already enters a code to turn the second step on.
    const isSettingUp = isCode && (await signIn.readOrganizer(c.req.raw.headers)) !== null;
    const response = await signIn.handle(c.req.raw, clientAddress(c));
    if (!isSettingUp) await record(c, response);
    if (response.ok) return response;
    return problemReply(
      c,
      isCode && response.status in codeRefusals ? await codeProblemOf(response, c.req.path) : problemOf(response),
    );
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
  const ofCode = problems(ofJsonBody, Object.values(refusals), Object.values(codeRefusals), signInAgain, signInRefused);
  for (const [path, operationId, summary] of [
    [
      "/auth/two-factor/verify-totp",
      "enterCode",
      "Enter the code of the app: the second step of signing in, or of setting it up",
    ],
    ["/auth/two-factor/verify-backup-code", "enterRecoveryCode", "Enter a recovery code in its place; each works once"],
  ] as const) {
    api.openAPIRegistry.registerPath({
      method: "post",
      path,
      operationId,
      summary,
      request: { body: { required: true, content: { "application/json": { schema: CodeBody } } } },
      responses: { 200: json(SignedInBody, "Signed in; the cookie is set"), ...ofCode },
    });
  }
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

/** Before it is answered: nobody is signed in without an entry. */
async function record(c: ApiContext, response: Response): Promise<void> {
  if (c.req.path.endsWith("/sign-out")) return;
  const { startline } = c.var;
  const office = { ...startline, ...startline.office };
  // Without a person in the answer the second step is to come.
  const email = response.ok ? (await response.clone().json()).user?.email : undefined;
  if (email !== undefined) return recordSignIn(office, email);
  if (response.status !== 401 || !c.req.path.endsWith("/sign-in/email")) return;
  const tried = await c.req.json().catch(() => null);
  if (typeof tried?.email === "string") await recordFailedSignIn(office, tried.email);
}

function problemOf(response: Response): Problem {
  const known = refusals[response.status];
  if (!known) return { ...signInRefused, status: response.status as ContentfulStatusCode };
  const seconds = Number(response.headers.get("x-retry-after"));
  return seconds > 0 ? { ...known, retryAfterSeconds: seconds } : known;
}

async function codeProblemOf(response: Response, path: string): Promise<Problem> {
  const body = await response.json().catch(() => null);
  if (body?.code === "INVALID_TWO_FACTOR_COOKIE") return signInAgain;
  if (response.status === 401 && path.endsWith("/verify-backup-code")) return wrongRecoveryCode;
  return codeRefusals[response.status] ?? signInRefused;
}

const signInAgain: Problem = {
  status: 401,
  code: "sign_in_again",
  title: "That took too long. Enter your email address and password again.",
};

const wrongRecoveryCode: Problem = {
  status: 401,
  code: "wrong_code",
  title: "That recovery code is not right, or was used before. Check each letter, or enter another one.",
};

const codeRefusals: Record<number, Problem> = {
  400: {
    status: 400,
    code: "too_many_codes",
    title: "Too many wrong codes. Enter your email address and password again.",
  },
  401: { status: 401, code: "wrong_code", title: "That code is not right. Enter the newest one." },
  409: { status: 409, code: "wrong_code", title: "That code was used in this moment. Enter another one." },
  429: { status: 429, code: "rate_limited", title: "Too many wrong codes. Wait a quarter of an hour and try again." },
};

const signInRefused: Problem = { status: 400, code: "sign_in_refused", title: "That did not work." };

const refusals: Record<number, Problem> = {
  401: { status: 401, code: "wrong_password", title: "The email address or the password is not right." },
  403: forbiddenOrigin,
  404: notFound,
  503: { status: 503, code: "busy", title: "Many people sign in at this moment. Try again in a few seconds." },
  429: { status: 429, code: "rate_limited", title: "Too many attempts. Wait a minute and try again." },
};
