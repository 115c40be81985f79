export type Problem = {
  code: string;
  detail?: string;
  errors?: { field: string; code: string; message: string }[];
  [extension: string]: unknown;
};

/** What came of a call: an answer, a refusal with a name, or nothing at all. Never an exception. */
export type Reply<Body> =
  | { kind: "ok"; body: Body }
  | { kind: "refused"; code: string; retryAfterSeconds: number | null; problem: Problem }
  | { kind: "unreachable" };

type Call = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  accessToken?: string | undefined;
  giveUpAfterMs?: number;
};

const GIVE_UP_AFTER_MS = 15_000;

/** Calls our API. The access token is sent along because in-app browsers drop cookies. */
export async function callApi<Body>(path: string, call: Call = {}): Promise<Reply<Body>> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (call.body !== undefined) headers["content-type"] = "application/json";
  if (call.accessToken) headers.authorization = `Bearer ${call.accessToken}`;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), call.giveUpAfterMs ?? GIVE_UP_AFTER_MS);
  try {
    const response = await fetch(path, {
      method: call.method ?? "GET",
      headers,
      signal: abort.signal,
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    const body = response.status === 204 ? null : await response.json().catch(() => null);
    if (response.ok) return { kind: "ok", body: body as Body };
    return refusalOf(response, body);
  } catch {
    return { kind: "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}

function refusalOf(response: Response, body: unknown): Reply<never> {
  const problem = isProblem(body) ? body : { code: codeOfStatus[response.status] ?? "unknown" };
  return { kind: "refused", code: problem.code, retryAfterSeconds: retryAfterOf(response), problem };
}

/** A proxy in front of us answers without our codes. */
const codeOfStatus: Record<number, string> = {
  404: "not_found",
  429: "rate_limited",
  502: "busy",
  503: "busy",
  504: "busy",
};

const isProblem = (body: unknown): body is Problem =>
  typeof body === "object" && body !== null && typeof (body as Problem).code === "string";

function retryAfterOf(response: Response): number | null {
  const seconds = Number.parseInt(response.headers.get("retry-after") ?? "", 10);
  return Number.isFinite(seconds) ? seconds : null;
}
