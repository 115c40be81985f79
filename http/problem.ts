import type { Context, TypedResponse } from "hono";
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

/** A refusal fits every route, whatever its success is: only successes are checked by their type. */
export type Refused = Response & TypedResponse<never, never, never>;

export function problemReply(c: Context, { retryAfterSeconds, ...problem }: Problem): Refused {
  c.header("Content-Type", "application/problem+json");
  c.header("Cache-Control", "no-store");
  if (retryAfterSeconds !== undefined) c.header("Retry-After", String(Math.ceil(retryAfterSeconds)));
  const body = JSON.stringify({ type: `about:blank#${problem.code}`, ...problem });
  return c.body(body, problem.status) as Response as Refused;
}

export const notFound: Problem = { status: 404, code: "not_found", title: "There is nothing here." };

export const unknownEvent: Problem = { status: 404, code: "not_found", title: "There is no such event." };

export const unsupportedMediaType: Problem = {
  status: 415,
  code: "unsupported_media_type",
  title: "Send application/json.",
};

export const invalidJson: Problem = { status: 400, code: "invalid_json", title: "The body is not JSON." };

export const bodyTooLarge: Problem = { status: 413, code: "body_too_large", title: "The request is too large." };

/** One entry a field. */
export const invalidInput = (errors: FieldError[]): Problem => ({
  status: 422,
  code: "invalid_input",
  title: "Some fields are not right.",
  errors,
});

export const forbiddenOrigin: Problem = {
  status: 403,
  code: "forbidden_origin",
  title: "This request came from another site.",
};

export const busy: Problem = {
  status: 503,
  code: "busy",
  title: "We are very busy just now. Nothing was lost; please try again.",
  retryAfterSeconds: 2,
};

export const internalError: Problem = {
  status: 500,
  code: "internal_error",
  title: "Something went wrong on our side. Nothing was lost; please try again.",
};

/** Nobody reads it. */
export const brokenOff: Problem = { status: 400, code: "broken_off", title: "The request broke off." };

/** One booking, ticket or account asks more often than any person at a page does. */
export const tooOften = (waitMs: number): Problem => ({
  status: 429,
  code: "rate_limited",
  title: "Too many requests. Wait a few seconds and try again.",
  retryAfterSeconds: waitMs / 1000,
});
