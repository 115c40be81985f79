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

type Issue = { path: PropertyKey[]; message: string; code?: string };

function invalidInput(c: ApiContext, issues: readonly Issue[]): Response {
  const errors = issues.map((issue) => ({
    field: issue.path.join("."),
    code: issue.code ?? "invalid",
    message: issue.message,
  }));
  return problemReply(c, { status: 422, code: "invalid_input", title: "Some fields are not right.", errors });
}
