import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import { Refusal } from "../engine/refusal.ts";
import { refused } from "../rest/reply.ts";
import type { RestEnv } from "../rest/rest.ts";
import type { Fault, FaultSituation } from "./fault.ts";

type Strike = (c: Context<RestEnv>, params: Fault["params"]) => Response | undefined | Promise<Response | undefined>;

/** What can happen to a call, before it does anything or after it has, by the fault's `what`. */
export const API_FAULTS: Record<string, Strike> = {
  "429": () => refused(new Refusal(429, "Too many requests", { reason: "NA" })),
  "500": () => serverError(500),
  "502": () => serverError(502),
  "503": () => serverError(503),
  "504": () => serverError(504),
  html_502: () => new Response("<html><body><h1>502 Bad Gateway</h1></body></html>", htmlOf(502)),
  reset: (c) => {
    c.env.incoming.socket.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  },
  hang: async (c, { seconds = 3600 }) => {
    const { socket } = c.env.incoming;
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, Number(seconds) * 1000).unref();
      socket.once("close", () => {
        clearTimeout(patience);
        resolve();
      });
    });
    socket.destroy();
    return RESPONSE_ALREADY_SENT;
  },
  latency: async (_, { ms = 1000 }) => {
    await new Promise((resolve) => setTimeout(resolve, Number(ms)));
    return undefined;
  },
};

/** Strikes before the call (nothing happens) or after its commit (it happened, the answer is lost). */
export const strikeApi: MiddlewareHandler<RestEnv> = async (c, next) => {
  const { faults } = c.get("sim");
  if (faults.list.size === 0) return next();

  const situation = await describe(c);
  const before = await first(c, faults.strike("api_before", situation));
  if (before) return before;
  await next();
  if (c.res.status >= 400) return undefined; // Nothing was committed.
  const after = await first(c, faults.strike("api_after", situation));
  if (after) c.res = after;
  return undefined;
};

async function first(c: Context<RestEnv>, faults: readonly Fault[]): Promise<Response | undefined> {
  for (const fault of faults) {
    c.set("fault", `${fault.where}:${fault.what}`);
    const response = await API_FAULTS[fault.what]?.(c, fault.params);
    if (response) return response;
  }
  return undefined;
}

async function describe(c: Context<RestEnv>): Promise<FaultSituation> {
  const body = c.req.method === "POST" ? await c.req.text() : "";
  const receipt = /"receipt"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? c.req.query("receipt") ?? null;
  return { method: c.req.method, path: c.req.path, ids: c.req.path.split("/"), receipt };
}

function serverError(status: number): Response {
  const body = {
    error: {
      code: "SERVER_ERROR",
      description: "We are facing some trouble completing your request at the moment. Please try again shortly.",
      metadata: {},
    },
  };
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

function htmlOf(status: number): ResponseInit {
  return { status, headers: { "Content-Type": "text/html" } };
}
