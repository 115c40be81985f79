import type { HttpAnswer } from "./http-client.ts";

/** What came of a call, as a page sees it. */
export type Reply =
  | { kind: "ok"; status: number; body: Body }
  | { kind: "refused"; status: number; code: string; retryAfterSeconds: number | null; body: Body }
  | { kind: "unreachable"; why: string };

// biome-ignore lint/suspicious/noExplicitAny: the shape of a body is what its step of the contract promises.
export type Body = any;

/** The same bytes for everybody are read once. */
let latest: { text: string; body: Body } | null = null;

/** RFC 6585: what a hotspot answers. */
const NETWORK_WANTS_SIGN_IN = 511;

export function replyOf(answer: HttpAnswer): Reply {
  if (answer.why !== null) return { kind: "unreachable", why: answer.why };
  const { status, text, retryAfter } = answer;
  const body = status === 204 ? null : bodyOf(text);
  if (status < 400) return { kind: "ok", status, body };
  const seconds = Number.parseInt(retryAfter ?? "", 10);
  const isProxys = status >= 500 && status !== NETWORK_WANTS_SIGN_IN;
  const code = typeof body?.code === "string" ? body.code : status === 429 ? "rate_limited" : isProxys ? "busy" : null;
  if (code === null) return { kind: "unreachable", why: `${status} without a code` };
  return { kind: "refused", status, code, retryAfterSeconds: Number.isFinite(seconds) ? seconds : null, body };
}

export const codeOf = (reply: Exclude<Reply, { kind: "ok" }>): string =>
  reply.kind === "refused" ? reply.code : "unreachable";

function bodyOf(text: string): Body {
  if (latest?.text === text) return latest.body;
  if (text === "") return undefined; // A page, which nobody reads here.
  try {
    const body = JSON.parse(text);
    latest = { text, body };
    return body;
  } catch {
    return undefined;
  }
}
