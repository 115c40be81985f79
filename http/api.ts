import type { HttpBindings } from "@hono/node-server";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Organizer } from "#booking/organizers/sign-in.ts";
import type { Startline } from "#wiring";
import { problemReply } from "./problem.ts";

/** Runs work after the reply was sent, without the visitor waiting; each door has its own way to keep it alive. */
export type AfterResponse = (work: () => Promise<unknown>) => void;

export type ApiEnv = {
  /** Present where the Node server answers directly; behind Next there is no socket to ask. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    startline: Startline;
    afterResponse: AfterResponse;
    /** Who signed in; present behind `organizerOnly`. */
    organizer: Organizer;
  };
};
export type Api = OpenAPIHono<ApiEnv>;
export type ApiContext = Context<ApiEnv>;

/** An empty part of the API whose schemas answer wrong input with 422 and one entry a field. */
export const newApi = (): Api =>
  new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      return result.success ? undefined : invalidInput(c, result.error.issues);
    },
  });

type Issue = {
  path: PropertyKey[];
  message: string;
  code?: string;
  origin?: string;
  maximum?: number | bigint;
  minimum?: number | bigint;
};

function invalidInput(c: ApiContext, issues: readonly Issue[]): Response {
  const errors = issues.map((issue) => ({
    field: issue.path.join("."),
    code: issue.code ?? "invalid",
    message: messageOf(issue),
  }));
  return problemReply(c, { status: 422, code: "invalid_input", title: "Some fields are not right.", errors });
}

/** What the schema library says is for programmers; this stands beside a person's field. A schema's own words stay. */
function messageOf({ code, origin, maximum, minimum, message }: Issue): string {
  if (!/^(Too (big|small)|Invalid|Unrecognized)/.test(message)) return message;
  const count = (limit: number | bigint | undefined) => Number(limit).toLocaleString("en-IN");
  if (code === "too_big") {
    if (origin === "string") return `Shorten this to ${count(maximum)} characters.`;
    return origin === "array" ? `Keep it to ${count(maximum)} entries.` : `Enter at most ${count(maximum)}.`;
  }
  if (code === "too_small") {
    if (origin === "string") return `Write at least ${count(minimum)} characters.`;
    return origin === "array" ? `Give at least ${count(minimum)}.` : `Enter at least ${count(minimum)}.`;
  }
  return code === "unrecognized_keys" ? message : "This is missing, or not written as it should be.";
}
