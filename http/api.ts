import type { HttpBindings } from "@hono/node-server";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import type { Organizer } from "#booking/organizers/sign-in.ts";
import type { Startline } from "#wiring";
import type { JobName } from "#wiring/jobs.ts";
import { type FieldError, invalidInput, problemReply } from "./problem.ts";

/** Runs work after the reply was sent, without the visitor waiting; each door has its own way to keep it alive. */
export type AfterResponse = (work: () => Promise<unknown>) => void;

export type ApiEnv = {
  /** Present where the Node server answers directly; behind Next there is no socket to ask. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    startline: Startline;
    afterResponse: AfterResponse;
    /** Runs these jobs in turn after the response, unless a worker does them anyway. */
    nudge: (...jobs: JobName[]) => void;
    /** When the request came, on the clock of `performance.now`. */
    receivedAt: number;
    /** Who signed in; present behind `organizerOnly`. */
    organizer: Organizer;
    /** The API token by which somebody reads an export, as the audit log names it; nobody's where an organizer does. */
    token?: string;
    /** Which the path names; present behind `eventOfSlug` and `storedEventOfSlug`. */
    event: BookableEvent;
  };
};
export type Api = OpenAPIHono<ApiEnv>;
export type ApiContext = Context<ApiEnv>;

const late = new WeakSet<object>();

/** Marks middleware that reads what a request names: in a route it runs after the schemas, which refuse without reading. */
export function afterSchemas<Middleware extends MiddlewareHandler>(middleware: Middleware): Middleware {
  late.add(middleware);
  return middleware;
}

/** An empty part of the API whose schemas answer wrong input with 422 and one entry a field. */
export function newApi(): Api {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      return result.success ? undefined : problemReply(c, invalidInput(result.error.issues.map(fieldErrorOf)));
    },
  });
  // `openapi` hands over a route's middleware, then its schemas, then its handler.
  const add = api.on as (methods: string[], paths: string[], ...handlers: MiddlewareHandler[]) => Api;
  api.on = ((methods: string[], paths: string[], ...handlers: MiddlewareHandler[]) => {
    const early = handlers.slice(0, -1).filter((handler) => !late.has(handler));
    return add(methods, paths, ...early, ...handlers.filter((handler) => late.has(handler)), ...handlers.slice(-1));
  }) as Api["on"];
  return api;
}

type Issue = {
  path: PropertyKey[];
  message: string;
  code?: string;
  origin?: string;
  maximum?: number | bigint;
  minimum?: number | bigint;
};

const fieldErrorOf = (issue: Issue): FieldError => ({
  field: issue.path.join("."),
  code: issue.code ?? "invalid",
  message: messageOf(issue),
});

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
