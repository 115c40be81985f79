import { createRoute } from "@hono/zod-openapi";
import { PASSWORD_LENGTH_MIN } from "#booking/organizers/password.ts";
import { requestPasswordReset, resetPassword } from "#booking/team/change-password.ts";
import { type JoinRefusal, joinTeam, readInvitation } from "#booking/team/join-team.ts";
import { sha256 } from "#platform/keys.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { clientNetwork } from "../client-address.ts";
import { jsonOnly } from "../json-requests.ts";
import { type Problem, problemReply } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { ForgotPasswordBody, InvitationBody, JoinBody, ResetPasswordBody, TokenBody } from "./team-schemas.ts";

/** For whoever has no session yet, or no password any more: what they may do, a link that was sent to them says. */
export function joinApi(): Api {
  const api = newApi();

  const invitation = createRoute({
    method: "post",
    path: "/auth/invitation",
    operationId: "readInvitation",
    summary: "Read what the link of an invitation offers",
    middleware: [jsonOnly] as const,
    request: { body: jsonBody(TokenBody) },
    responses: { 200: json(InvitationBody, "The offer"), ...problems(ofJsonBody, joinRefusals, tooManyAttempts) },
  });
  api.openapi(invitation, async (c) => {
    const wait = await waitOf(c);
    if (wait) return problemReply(c, wait);
    const offer = await readInvitation(ofOffice(c), c.req.valid("json").token);
    return typeof offer === "string" ? problemReply(c, joinRefusals[offer]) : c.json(offer, 200);
  });

  const join = createRoute({
    method: "post",
    path: "/auth/join",
    operationId: "joinTeam",
    summary: "Make the account that an invitation offers, once",
    middleware: [jsonOnly] as const,
    request: { body: jsonBody(JoinBody) },
    responses: {
      204: { description: "The account is there: sign in" },
      ...problems(ofJsonBody, joinRefusals, tooManyAttempts),
    },
  });
  api.openapi(join, async (c) => {
    const wait = await waitOf(c);
    if (wait) return problemReply(c, wait);
    const outcome = await joinTeam(ofOffice(c), c.req.valid("json"));
    return outcome === "joined" ? c.body(null, 204) : problemReply(c, joinRefusals[outcome]);
  });

  const forgot = createRoute({
    method: "post",
    path: "/auth/forgot-password",
    operationId: "requestPasswordReset",
    summary: "Ask for a link to set a new password; the answer does not tell whether the address is known",
    middleware: [jsonOnly] as const,
    request: { body: jsonBody(ForgotPasswordBody) },
    responses: {
      204: { description: "If there is such an account, an email is on its way" },
      ...problems(ofJsonBody, tooManyAttempts),
    },
  });
  api.openapi(forgot, async (c) => {
    const { email } = c.req.valid("json");
    const wait = await waitOf(c, `forgot ${sha256(email.trim().toLowerCase()).toString("base64url").slice(0, 22)}`);
    if (wait) return problemReply(c, wait);
    await requestPasswordReset(ofOffice(c), email);
    c.var.nudge("messages");
    return c.body(null, 204);
  });

  const reset = createRoute({
    method: "post",
    path: "/auth/reset-password",
    operationId: "resetPassword",
    summary: "Set a new password by such a link, once; every session ends",
    middleware: [jsonOnly] as const,
    request: { body: jsonBody(ResetPasswordBody) },
    responses: { 204: { description: "Set: sign in" }, ...problems(ofJsonBody, resetRefusals, tooManyAttempts) },
  });
  api.openapi(reset, async (c) => {
    const wait = await waitOf(c);
    if (wait) return problemReply(c, wait);
    const outcome = await resetPassword(ofOffice(c), c.req.valid("json"));
    return outcome === "reset" ? c.body(null, 204) : problemReply(c, resetRefusals[outcome]);
  });

  return api;
}

/** None of it takes a connection from riders. */
const ofOffice = ({ var: { startline } }: ApiContext) => ({ ...startline, ...startline.office });

/** Counted as attempts to sign in are: of a network, and where an account is named, of that. */
async function waitOf(c: ApiContext, account?: string): Promise<Problem | null> {
  const { signInLimits } = c.var.startline;
  const network = clientNetwork(c);
  const ofNetwork = network === null ? 0 : await signInLimits.address(`link ${network}`);
  const waitMs = ofNetwork > 0 || account === undefined ? ofNetwork : await signInLimits.account(account);
  return waitMs > 0 ? { ...tooManyAttempts, retryAfterSeconds: waitMs / 1000 } : null;
}

const tooManyAttempts: Problem = {
  status: 429,
  code: "rate_limited",
  title: "Too many attempts. Wait a minute and try again.",
};

const tooShort: Problem = {
  status: 409,
  code: "too_short",
  title: `Choose a password of at least ${PASSWORD_LENGTH_MIN} characters.`,
};

const joinRefusals = {
  invalid_link: {
    status: 404,
    code: "invalid_link",
    title: "This invitation is too old, or was taken back. Ask whoever invited you for another.",
  },
  already_accepted: {
    status: 409,
    code: "already_accepted",
    title: "This invitation was used already. If that was you, sign in.",
  },
  is_member: { status: 409, code: "is_member", title: "You have an account already. Sign in." },
  too_short: tooShort,
} as const satisfies Record<JoinRefusal, Problem>;

const resetRefusals = {
  invalid_link: {
    status: 404,
    code: "invalid_link",
    title: "This link was used already, or is too old. Ask for another.",
  },
  too_short: tooShort,
} as const satisfies Record<"invalid_link" | "too_short", Problem>;
