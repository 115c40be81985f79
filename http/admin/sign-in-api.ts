import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Api, newApi } from "../api.ts";
import { clientAddress } from "../client-address.ts";
import { jsonOnly } from "../json-requests.ts";
import { notFound, type Problem, problemReply } from "../problem.ts";

/** `/api/auth/*`: the library's own paths, its refusals told as ours are. */
export function signInApi(): Api {
  const api = newApi();
  api.use("/auth/*", jsonOnly);
  api.on(["GET", "POST"], "/auth/*", async (c) => {
    const response = await c.var.startline.signIn.handle(c.req.raw, clientAddress(c));
    if (response.ok) return response;
    return problemReply(c, problemOf(response));
  });
  return api;
}

function problemOf(response: Response): Problem {
  const known = problems[response.status];
  if (!known) {
    return { status: response.status as ContentfulStatusCode, code: "sign_in_refused", title: "That did not work." };
  }
  const seconds = Number(response.headers.get("x-retry-after"));
  return seconds > 0 ? { ...known, retryAfterSeconds: seconds } : known;
}

const problems: Record<number, Problem> = {
  401: { status: 401, code: "wrong_password", title: "The email address or the password is not right." },
  403: { status: 403, code: "forbidden_origin", title: "This request came from another site." },
  404: notFound,
  503: { status: 503, code: "busy", title: "Many people sign in at this moment. Try again in a few seconds." },
  429: { status: 429, code: "rate_limited", title: "Too many attempts. Wait a minute and try again." },
};
