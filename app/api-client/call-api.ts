import { anyObject, nothing, type Shape } from "./shape.ts";

export type Problem = {
  code: string;
  detail?: string;
  errors?: { field: string; code: string; message: string }[];
  [extension: string]: unknown;
};

/**
 * What came of a call: an answer, a refusal with a name, or nothing at all. Never an exception. Whatever is not our API's
 * (a hotspot's page, a body that broke off) is nothing: asking again helps, and nobody is told that it came from us.
 */
export type Reply<Body> = { kind: "ok"; body: Body } | Refused | { kind: "unreachable" };

type Refused = {
  kind: "refused";
  status: number;
  code: string;
  retryAfterSeconds: number | null;
  problem: Problem;
};

type Call<Body> = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  accessToken?: string | undefined;
  giveUpAfterMs?: number;
  /** Gives it up before that; it then counts as unreachable. */
  signal?: AbortSignal;
  /** What a success has in its body; without it any JSON object, or nothing at all. */
  shape?: Shape<Body>;
};

const GIVE_UP_AFTER_MS = 15_000;

/** Calls our API. The access token is sent along because in-app browsers drop cookies. */
export async function callApi<Body>(path: string, call: Call<Body> = {}): Promise<Reply<Body>> {
  // No header that the browser would not send itself: a preloaded answer is used only by the same request.
  const headers: Record<string, string> = {};
  if (call.body !== undefined) headers["content-type"] = "application/json";
  if (call.accessToken) headers.authorization = `Bearer ${call.accessToken}`;
  const abort = new AbortController();
  const giveUp = () => abort.abort();
  const timer = setTimeout(giveUp, call.giveUpAfterMs ?? GIVE_UP_AFTER_MS);
  if (call.signal?.aborted) giveUp();
  call.signal?.addEventListener("abort", giveUp);
  try {
    const response = await fetch(path, {
      method: call.method ?? "GET",
      headers,
      signal: abort.signal,
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    // A body that breaks off, or is too slow, throws as a lost connection does.
    const body = jsonIn(await response.text(), response.status);
    if (!response.ok) return refusalOf(response, body);
    return (call.shape ?? isAnyAnswer)(body) ? { kind: "ok", body: body as Body } : { kind: "unreachable" };
  } catch {
    return { kind: "unreachable" };
  } finally {
    clearTimeout(timer);
    call.signal?.removeEventListener("abort", giveUp);
  }
}

const isAnyAnswer = (body: unknown): boolean => anyObject(body) || nothing(body);

/** Undefined where no JSON is. */
function jsonIn(text: string, status: number): unknown {
  if (status === 204) return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Without one of our codes it was a proxy: one that is ours speaks of servers in trouble, any other is in the way. */
function refusalOf(response: Response, body: unknown): Reply<never> {
  const isProxys = response.status >= 500 && response.status !== NETWORK_WANTS_SIGN_IN;
  const code = isProblem(body) ? body.code : response.status === 429 ? "rate_limited" : isProxys ? "busy" : null;
  if (code === null) return { kind: "unreachable" };
  const problem = isProblem(body) ? body : { code };
  return { kind: "refused", status: response.status, code, retryAfterSeconds: retryAfterOf(response), problem };
}

/** RFC 6585: what a hotspot answers before one has signed in to it. */
const NETWORK_WANTS_SIGN_IN = 511;

/** Our codes are snake_case; a proxy that answers JSON has words or numbers of its own. */
const isProblem = (body: unknown): body is Problem =>
  anyObject(body) && typeof body.code === "string" && /^[a-z]+(_[a-z]+)*$/.test(body.code);

function retryAfterOf(response: Response): number | null {
  const seconds = Number.parseInt(response.headers.get("retry-after") ?? "", 10);
  return Number.isFinite(seconds) ? seconds : null;
}
