import { attachDatabasePool } from "@vercel/functions";
import { handle } from "hono/vercel";
import { after } from "next/server";
import { buildApi } from "#http/app.ts";
import { startline } from "#wiring";

// The entry point on Vercel and under `next start`: the same API behind Next's catch-all route.

type Answer = (request: Request) => Response | Promise<Response>;
let opening: Promise<Answer> | undefined;

/** Opened at the first request, so that a build needs no configuration. */
async function open(): Promise<Answer> {
  const opened = startline();
  for (const pool of opened.pools) attachDatabasePool(pool);
  // Commands are refused, not queued, while Redis is not connected: the first visitors must not see that.
  if (opened.redis.status === "wait") await opened.redis.connect().catch(() => {});
  return handle(buildApi(opened, after));
}

async function door(request: Request): Promise<Response> {
  opening ??= open();
  const answer = await opening;
  return answer(plainRequest(request));
}

/** Next passes a proxy of a request, from which `new Request(...)` fails, and Hono's body limit needs that. */
function plainRequest({ url, method, headers, body, signal }: Request): Request {
  return new Request(url, { method, headers, signal, ...(body && { body, duplex: "half" }) } as RequestInit);
}

export { door as DELETE, door as GET, door as PATCH, door as POST, door as PUT };
