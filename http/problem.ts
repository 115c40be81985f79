import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

export type FieldError = { field: string; code: string; message: string };

/** RFC 9457. `code` is stable and part of the contract; `title` is for people and may change. */
export type Problem = {
  status: ContentfulStatusCode;
  code: string;
  title: string;
  /** Seconds after which asking again may help. */
  retryAfterSeconds?: number;
  errors?: FieldError[];
  /** Members of this problem's own, such as the categories still open. */
  [member: string]: unknown;
};

/** Thrown where a request cannot go on; the API answers it as it is. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

export function problemReply(c: Context, { retryAfterSeconds, ...problem }: Problem): Response {
  c.header("Content-Type", "application/problem+json");
  c.header("Cache-Control", "no-store");
  if (retryAfterSeconds !== undefined) c.header("Retry-After", String(Math.ceil(retryAfterSeconds)));
  return c.body(JSON.stringify({ type: `about:blank#${problem.code}`, ...problem }), problem.status);
}

export const notFound: Problem = { status: 404, code: "not_found", title: "There is nothing here." };

export const unsupportedMediaType: Problem = {
  status: 415,
  code: "unsupported_media_type",
  title: "Send application/json.",
};

/** One booking, ticket or account asks more often than any person at a page does. */
export const tooOften = (waitMs: number): Problem => ({
  status: 429,
  code: "rate_limited",
  title: "Too many requests. Wait a few seconds and try again.",
  retryAfterSeconds: waitMs / 1000,
});
